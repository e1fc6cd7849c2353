import { expect } from '@jest/globals'
import type { Actor } from '../../../../../domain/entity/decider.ts'
import { actionAgreed, ended, inConference, inResearch, inTriage, referred } from '../beginnings.ts'
import { coordinatedBy, hampshirePolice } from './transfer.ts'
import { health, housing, met, people, probation, trust } from '../world.ts'
import type { SiteReference } from '../../../../../domain/reference/reference.ts'
import { step, type Story } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

const another = { ...people.coordinator, id: 'u-another' }
/** An agency is excluded. */
export const excluding = (agency: string) => step('exclude-agency', { agency })
const restricted = () => referred().and(step('restrict-to'))

/** Restricted to these people by the first of them. */
const onlyThese = (story: Story, ...some: readonly [Actor, ...Actor[]]): Story =>
  story.when(
    'restrict-to',
    {
      actors: some.map(({ id }) => id),
      agencies: some.map(({ id, agency }) => ({ actor: id, agency })),
    },
    { by: some[0] },
  )

/** Offered to a site that another agency coordinates. */
const offeredToHampshire = () =>
  coordinatedBy(inTriage(), hampshirePolice).and(step('offer-transfer'))
const there = { ...people.receiver, id: 'u-there', agency: hampshirePolice }

const held = ({ reference }: Story, holders: SiteReference['holders']): SiteReference => ({
  ...reference,
  holders: { ...reference.holders, ...holders },
})
const ofHousing = { agency: housing, role: 'agencyWorker', what: 'w-what', dueOn: '2026-11-20' }

/** Nothing is owed by an agency. */
export const owesNothing = (story: Story, agency: string): Story => {
  expect(Object.values(story.state.obligations).filter((one) => one.agency === agency)).toEqual([])
  return story
}

export const keptOutCases = {
  'exclude-agency': {
    accepts: {
      'one that owes nothing here': () =>
        referred()
          .when('exclude-agency')
          .gives('exclusion-set')
          .owesOnly('acknowledge', 'victimContact'),
      'the employer, once it has ended: who looked is reviewed, and nobody needs to speak for it':
        () =>
          ended()
            .when('exclude-agency', { agency: met, employer: true })
            .gives('exclusion-set', 'obligation-opened')
            .toOwe({ to: 'dataProtectionOfficer', what: 'reviewLooks' })
            .owesOnly('reviewLooks'),
      'the return that it was asked for is not waited for': () =>
        owesNothing(
          inResearch()
            .when('exclude-agency', { agency: health })
            .gives('exclusion-set', 'obligation-settled', 'return-waived'),
          health,
        ),
      'the last that research waited for: it goes on': () =>
        inResearch()
          .and(
            step('record-return', { agency: health }),
            step('record-return', { agency: probation }, { by: people.probation }),
            step('record-return', { agency: trust }, { by: people.advocate }),
            excluding('metropolitan-police-service'),
          )
          .standsAt('conference'),
      'what it owes goes to the coordinator, and what waits in its post is taken back': () => {
        const story = inConference().and(
          step('record-conference', {
            actions: [ofHousing],
          }),
        )
        const action = story.the('action')
        story
          .when('exclude-agency', { agency: housing })
          .gives('exclusion-set', 'obligation-reassigned', 'action-reassigned')
          .toOwe({ to: 'coordinator', what: 'action', agency: trust })
        expect(story.messages).toContainEqual(
          expect.objectContaining({
            to: { kind: 'post', id: housing },
            name: 'withdraw',
            body: { obligation: action.id },
          }),
        )
        return owesNothing(story, housing).and(
          step('end-action', { actionId: 'a1' }, { by: people.coordinator }),
        )
      },
      'what it would owe from then on the coordinator owes, and no return is asked of it': () =>
        owesNothing(
          inTriage()
            .and(excluding(health), step('decide-triage'))
            .toOwe({ to: 'probation', what: 'return', agency: probation })
            .and(step('assess-risk', { risk: 'high' }))
            .when('exclude-agency', { agency: housing }),
          health,
        ),
    },
    refuses: {
      'already-excluded': () => referred().and(excluding(housing)).when('exclude-agency'),
      'excludes-yourself': () => referred().when('exclude-agency', { agency: trust }),
      'offered-there': () =>
        offeredToHampshire().when('exclude-agency', { agency: hampshirePolice }),
      'nobody-to-coordinate': () =>
        referred().when(
          'exclude-agency',
          { agency: trust },
          { by: { ...people.officer, agency: health } },
        ),
      'not-your-role': () => referred().when('exclude-agency', {}, { by: people.police }),
    },
  },
  'exclude-person': {
    accepts: {
      'whatever their role, by the officer too': () =>
        referred().when('exclude-person', {}, { by: people.officer }).gives('exclusion-set'),
      'one of the only ones, while another is left': () =>
        onlyThese(referred(), people.coordinator, people.advocate)
          .when('exclude-person', { actor: people.advocate.id })
          .gives('exclusion-set'),
      'the last of an agency whom a restriction includes: what that owes goes to the coordinator':
        () => {
          const story = inTriage().and(step('restrict-to'))
          return owesNothing(
            story
              .when('exclude-person', { actor: people.police.id })
              .gives('exclusion-set', 'obligation-reassigned')
              .toOwe({ to: 'coordinator', what: 'triage', agency: trust }),
            met,
          )
        },
    },
    refuses: {
      'already-excluded': () => referred().and(step('exclude-person')).when('exclude-person'),
      'excludes-yourself': () =>
        referred().when('exclude-person', { actor: people.coordinator.id }),
      'nobody-left': () =>
        referred()
          .and(step('restrict-to', { actors: [people.coordinator.id] }))
          .when('exclude-person', { actor: people.coordinator.id }, { by: another }),
      'no-coordinator-left': () =>
        restricted().when('exclude-person', { actor: people.coordinator.id }, { by: another }),
      'offered-there': () => {
        const story = onlyThese(offeredToHampshire(), people.coordinator, there)
        return story.when('exclude-person', { actor: there.id })
      },
    },
  },
  'restrict-to': {
    accepts: {
      'it says who alone may see it, so nobody is to be named for an employer any more': () =>
        referred()
          .and(step('exclude-agency', { agency: housing, employer: true }))
          .when('restrict-to')
          .gives('obligation-settled', 'restriction-set')
          .toOwe({ to: 'dataProtectionOfficer', what: 'reviewLooks' }),
      'whoever restricts it, and others': () =>
        referred().when('restrict-to').gives('restriction-set'),
      'what the agencies owe of which nobody is included goes to the coordinator': () =>
        owesNothing(
          onlyThese(actionAgreed(), people.coordinator).toOwe({
            to: 'coordinator',
            what: 'action',
            agency: trust,
          }),
          met,
        ).and(step('end-action', { actionId: 'a1' }, { by: people.coordinator })),
      'their returns are not waited for, and from then on nothing is asked of them': () =>
        owesNothing(
          onlyThese(inResearch(), people.coordinator, people.police)
            .and(step('record-return', { agency: met }, { by: people.police }))
            .and(step('record-return', { agency: trust }, { by: people.advocate }))
            .standsAt('conference')
            .and(step('record-conference', { actions: [ofHousing] }))
            .toOwe({ to: 'coordinator', what: 'action', agency: trust }),
          housing,
        ),
      'a reminder for somebody who is left out goes to the coordinator': () => {
        const story = onlyThese(inTriage(), people.coordinator).until('2026-12-01 10:00')
        expect(story.notices.filter(({ to }) => to.agency === met && to.role === 'chair')).toEqual(
          [],
        )
        return story.tells('coordinator', 'triage', 'chair')
      },
      'the decision on keeping the record stays with whoever answers for access': () => {
        const elsewhere = { ...people.officer, agency: health }
        const story = ended()
        story.reference = held(story, { dataProtectionOfficer: health })
        return onlyThese(story.until('2035-01-01 10:00'), people.coordinator)
          .gives('restriction-set')
          .toOwe({ to: 'dataProtectionOfficer', what: 'retentionDecision', agency: health })
          .and(step('decide-retention', {}, { by: elsewhere }))
      },
      'stored by an earlier version, it says nothing of agencies and leaves none out': () =>
        inTriage()
          .when('restrict-to', { agencies: undefined })
          .gives('restriction-set')
          .toOwe({ to: 'policeLead', what: 'triage', agency: met }),
    },
    refuses: {
      'leaves-yourself-out': () => referred().when('restrict-to', { actors: ['u-police'] }),
      'no-coordinator-left': () => {
        const elsewhere = { ...people.officer, agency: health }
        return onlyThese(referred(), elsewhere)
      },
      'offered-there': () => onlyThese(offeredToHampshire(), people.coordinator),
    },
  },
  'lift-exclusion': {
    accepts: {
      'of an employer for which nobody was named: nobody is to be': () =>
        referred()
          .and(step('exclude-agency', { agency: housing, employer: true }))
          .when('lift-exclusion')
          .gives('obligation-settled', 'exclusion-lifted')
          .toOwe({ to: 'dataProtectionOfficer', what: 'reviewLooks' }),
      'by the chair, of the one that is named': () => {
        const story = referred()
          .and(step('exclude-person'), excluding(housing))
          .when('lift-exclusion', { exclusion: 'x2' })
          .gives('exclusion-lifted')
        expect(story.state.keptOut?.never).toEqual([{ id: 'x1', actor: 'u-clinician' }])
        return story.and(step('lift-exclusion', { exclusion: 'x1' }), step('exclude-person'))
      },
    },
    refuses: {
      ...refusedFrom('lift-exclusion', { 'nobody-excluded': referred }),
      'not-your-role': () =>
        referred()
          .and(step('exclude-person'))
          .when('lift-exclusion', {}, { by: people.coordinator }),
    },
  },
  'lift-restriction': {
    accepts: {
      'by the chair': () => restricted().when('lift-restriction').gives('restriction-lifted'),
    },
    refuses: refusedFrom('lift-restriction', { 'not-restricted': referred }),
  },
} satisfies Cases
