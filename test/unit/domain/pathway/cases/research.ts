import { returnsHere } from '../../../../../domain/pathway/agency-returns.ts'
import { inConference, inResearch, inTriage, listed, referred, returns } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { firstMeeting, health, met, people, probation, trust } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { step } from '../story.ts'

const all = [met, trust, health, probation]
const waived = [met, trust, health, probation].map((agency) => step('waive-return', { agency }))

export const researchCases = {
  'open-research': {
    accepts: {
      'asks each agency once, of the role it holds, for five working days': () =>
        inTriage()
          .when('decide-triage')
          .toOwe({ to: 'policeLead', what: 'return', agency: met, by: '2026-11-09 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'return', agency: trust, by: '2026-11-09 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'return', agency: health })
          .toOwe({ to: 'probation', what: 'return', agency: probation })
          .tells('policeLead', 'return', 'asked', false),
      'with nobody to ask leads to the conference': () => {
        const story = inTriage()
        const { policy, ...rest } = story.reference
        story.reference = { ...rest, policy, holders: { policeLead: met, chair: met } }
        story.reference = {
          ...story.reference,
          policy: { ...policy, coreSet: { ...policy.coreSet, roles: ['probation'] } },
        }
        return story.when('decide-triage').standsAt('conference').toOwe({
          to: 'chair',
          what: 'conference',
          by: '2026-11-09 17:00',
        })
      },
    },
    refuses: {
      ...refusedFrom('open-research', { 'wrong-stage': inTriage, 'already-decided': inResearch }),
      'system-only': () => inResearch().when('open-research', {}, { by: people.coordinator }),
    },
  },
  'record-return': {
    accepts: {
      'settles what that agency owes': () =>
        inResearch()
          .when('record-return')
          .gives('obligation-settled', 'return-recorded')
          .standsAt('research')
          .owesOnly('victimContact', 'return', 'return', 'return'),
      'the last of them leads to the conference': () =>
        inResearch()
          .and(...returns.slice(0, 3))
          .when('record-return', { agency: probation, kind: 'nil' }, { by: people.probation })
          .gives('obligation-settled', 'return-recorded', 'stage-entered', 'obligation-opened')
          .standsAt('conference')
          .toOwe({ to: 'chair', what: 'conference', by: '2026-11-09 17:00' }),
      'late, after the chair had gone on without it': () =>
        inResearch()
          .and(...waived)
          .when('record-return', { kind: 'full' })
          .gives('return-recorded')
          .standsAt('conference'),
      'something else an hour later: the later answer counts': () => {
        const story = inResearch()
          .and(step('record-return', { kind: 'full', note: 'w-before' }))
          .when('record-return', { kind: 'nil', note: undefined, victim: 'A' })
          .gives('return-recorded')
        expect(story.happened.at(-1)?.data).toMatchObject({ supersedes: true })
        expect(story.state.returns[health]).toBe('nil')
        expect(story.state.returnNotes).toBeUndefined()
        return story
      },
      'of the other victim as well: what was said of the first still stands': () => {
        const story = inResearch()
          .and(
            step('add-victim'),
            step('record-return', { kind: 'full', note: 'w-before', victim: 'A' }),
          )
          .when('record-return', { kind: 'full', victim: 'B' })
          .gives('return-recorded')
        const said = story.happened.flatMap(({ type, data }) =>
          type === 'return-recorded' ? [data] : [],
        )
        expect(said.map((one) => 'supersedes' in one)).toEqual([false, false])
        expect(returnsHere(story.state)).toMatchObject([{ agency: health, strand: 'B' }])
        return story
      },
      'to the meeting that is to hear it, too': () =>
        listed()
          .when('record-return', { kind: 'full' })
          .saysToMeetings([firstMeeting, 'list-item'], [firstMeeting, 'later-return']),
    },
    refuses: {
      ...refusedFrom('record-return', { 'wrong-stage': referred }),
      'not-asked': () =>
        inResearch().when('record-return', { agency: health }, { by: people.housing }),
      'not-yours': () => inResearch().when('record-return', { agency: met }),
    },
  },
  'waive-return': {
    accepts: {
      'goes ahead without it': () =>
        inResearch()
          .when('waive-return')
          .gives('obligation-settled', 'return-waived')
          .owesOnly('victimContact', 'return', 'return', 'return'),
      'the last of them leads to the conference': () =>
        inResearch()
          .and(...all.slice(1).map((agency) => step('waive-return', { agency })))
          .when('waive-return', { agency: met })
          .standsAt('conference'),
    },
    refuses: {
      ...refusedFrom('waive-return', {
        'wrong-stage': inConference,
        'already-returned': () => inResearch().and(step('record-return')),
      }),
      'not-asked': () => inResearch().when('waive-return', { agency: 'london-council' }),
    },
  },
} as const satisfies Cases
