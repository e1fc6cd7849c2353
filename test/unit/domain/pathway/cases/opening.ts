import { expect } from '@jest/globals'
import { ended, inTriage } from '../beginnings.ts'
import { health, hour, people, trust } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { step, type Story } from '../story.ts'

/** Restricted to its coordinator and the police, by the coordinator. */
const limited = () => inTriage().and(step('restrict-to'))
/** Opened by the clinician, whom the restriction leaves out. */
const opened = () => withNoOfficer(limited()).and(step('break-glass'))

const withPolicy = (story: Story, opens: 'withoutTie' | 'restrictedToo', hours = 4): Story => {
  const { policy } = story.reference
  const emergencyAccess = { hours, opens, source: 'The site says so.', mark: 'K' as const }
  story.reference = { ...story.reference, policy: { ...policy, emergencyAccess } }
  return story
}

const withOfficer = (story: Story): Story => {
  const { holders } = story.reference
  story.reference = { ...story.reference, holders: { ...holders, dataProtectionOfficer: health } }
  return story
}
const withNoOfficer = (story: Story): Story => {
  const { dataProtectionOfficer: _, ...holders } = story.reference.holders
  story.reference = { ...story.reference, holders }
  return story
}
const officer = { ...people.officer, agency: health }

const untilOf = ({ state }: Story) => state.openings?.map(({ until }) => until)

export const openingCases = {
  'break-glass': {
    accepts: {
      'for four hours, told at once to the officer and the coordinator, who each owe a review':
        () => {
          const story = withOfficer(limited())
            .when('break-glass')
            .gives('glass-broken', 'obligation-opened', 'obligation-opened')
            .toOwe({ to: 'dataProtectionOfficer', what: 'reviewOpening', agency: health })
            .toOwe({ to: 'coordinator', what: 'reviewOpening', agency: trust })
            .tells('dataProtectionOfficer', 'reviewOpening', 'asked')
            .tells('coordinator', 'reviewOpening', 'asked')
          const [begun] = Object.values(story.state.obligations).filter(
            ({ what }) => what === 'reviewOpening',
          )
          expect(untilOf(story)).toEqual([Number(begun?.since) + 4 * hour])
          return story
        },
      'for as long as the policy says, and the coordinator alone where nobody else answers for access':
        () => {
          const story = withPolicy(withNoOfficer(limited()), 'restrictedToo', 1)
          story.when('break-glass')
          const reviews = Object.values(story.state.obligations).filter(
            ({ what }) => what === 'reviewOpening',
          )
          expect(reviews.map(({ role }) => role)).toEqual(['coordinator'])
          expect(untilOf(story)).toEqual([Number(reviews[0]?.since) + hour])
          return story
        },
      'what nothing ties an agency to, whatever the policy says of restrictions; also after its end':
        () =>
          withPolicy(ended(), 'withoutTie')
            .when('break-glass', {}, { by: people.housing })
            .toOwe({ to: 'coordinator', what: 'reviewOpening' }),
    },
    refuses: {
      'open-to-you': () => inTriage().when('break-glass'),
      'cannot-be-opened': () =>
        limited()
          .and(step('exclude-agency', { agency: health }))
          .when('break-glass'),
      'not-your-role': () =>
        limited().when(
          'break-glass',
          {},
          { by: { ...people.coordinator, roles: ['administrator'] } },
        ),
    },
  },
  'review-opening': {
    accepts: {
      'as justified, by each who owes one': () => {
        const story = withOfficer(limited()).and(step('break-glass'))
        const [ofOfficer, ofCoordinator] = Object.values(story.state.obligations).filter(
          ({ what }) => what === 'reviewOpening',
        )
        return story
          .and(step('review-opening', { obligationId: ofOfficer?.id }, { by: officer }))
          .when('review-opening', { obligationId: ofCoordinator?.id })
          .gives('obligation-settled', 'opening-reviewed')
      },
      'as not justified: it is closed at once': () => {
        const story = opened()
        story.when('review-opening', {
          obligationId: story.the('reviewOpening').id,
          finding: 'notJustified',
        })
        expect(untilOf(story)).toEqual([0])
        story.copy().when('break-glass').refuses('cannot-be-opened')
        return story
      },
    },
    refuses: {
      ...refusedFrom('review-opening', { 'nothing-owed': limited }),
      'no-such-obligation': () => opened().when('review-opening', { obligationId: 'p1.99' }),
      'has-own-command': () => {
        const story = opened()
        return story.when('review-opening', { obligationId: story.the('triage').id })
      },
      'own-opening': () => {
        const own = { ...people.coordinator, id: 'u-another' }
        const story = withNoOfficer(limited()).and(step('break-glass', {}, { by: own }))
        return story.when(
          'review-opening',
          { obligationId: story.the('reviewOpening').id },
          { by: own },
        )
      },
      'cannot-meet': () => {
        const story = opened()
        return story.when(
          'review-opening',
          { obligationId: story.the('reviewOpening').id },
          { by: officer },
        )
      },
    },
  },
} satisfies Cases
