import { expect } from '@jest/globals'
import { inConference, inResearch, inTriage, referred } from '../beginnings.ts'
import { health, housing, people, probation, trust } from '../world.ts'
import { step, type Story } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

const another = { ...people.coordinator, id: 'u-another' }
const excluding = (agency: string) => step('exclude-agency', { agency })
const restricted = () => referred().and(step('restrict-to'))

/** Nothing is owed by an agency. */
const owesNothing = (story: Story, agency: string): Story => {
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
            actions: [
              { agency: housing, role: 'agencyWorker', what: 'w-what', dueOn: '2026-11-20' },
            ],
          }),
        )
        const action = story.the('action')
        story
          .when('exclude-agency', { agency: housing })
          .gives('exclusion-set', 'obligation-reassigned')
          .toOwe({ to: 'coordinator', what: 'action', agency: trust })
        expect(story.messages).toContainEqual(
          expect.objectContaining({
            to: { kind: 'post', id: housing },
            name: 'withdraw',
            body: { obligation: action.id },
          }),
        )
        return owesNothing(story, housing)
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
        restricted().when('exclude-person', { actor: 'u-police' }).gives('exclusion-set'),
    },
    refuses: {
      'already-excluded': () => referred().and(step('exclude-person')).when('exclude-person'),
      'excludes-yourself': () =>
        referred().when('exclude-person', { actor: people.coordinator.id }),
      'nobody-left': () =>
        referred()
          .and(step('restrict-to', { actors: [people.coordinator.id] }))
          .when('exclude-person', { actor: people.coordinator.id }, { by: another }),
    },
  },
  'restrict-to': {
    accepts: {
      'whoever restricts it, and others': () =>
        referred().when('restrict-to').gives('restriction-set'),
    },
    refuses: {
      'leaves-yourself-out': () => referred().when('restrict-to', { actors: ['u-police'] }),
    },
  },
  'lift-exclusion': {
    accepts: {
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
