import { expect } from '@jest/globals'
import { type Cases, refusedFrom } from './cases.ts'
import {
  emergency,
  inResearch,
  inTriage,
  inWatch,
  referred,
  sessionsPlanned,
  twoServices,
  twoVictims,
} from '../beginnings.ts'
import { housing, people, trust } from '../world.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { step, type Story } from '../story.ts'

/** At the third session it turns out that the referral meant his brother. */
const asked = (begin: () => Story = sessionsPlanned): Story => begin().and(step('stop-pathway'))

/** What should never have been. */
export const stopCases: Cases = {
  'stop-pathway': {
    accepts: {
      'the advocate is asked first, the same day': () =>
        sessionsPlanned()
          .when('stop-pathway')
          .gives('stop-asked', 'obligation-opened')
          .standsAt('sessions')
          .toOwe({ to: 'victimAdvocate', what: 'answerStop', by: '2026-11-02 23:59' }),
      'after an objection the chair decides': () =>
        asked()
          .and(step('answer-stop', { view: 'object' }))
          .standsAt('sessions')
          .when('stop-pathway')
          .standsAt('ended'),
      'after a day without an answer the chair decides': () =>
        asked(inWatch).until('2026-11-04 10:00').when('stop-pathway').standsAt('ended'),
    },
    refuses: { 'stop-asked': () => asked().when('stop-pathway') },
  },
  'answer-stop': {
    accepts: {
      'agreed, it ends the same day without a watch, and can be erased at once': () => {
        const story = asked().when('answer-stop').standsAt('ended')
        expect(story.state.watchUntil).toBeUndefined()
        story.toOwe({ to: 'coordinator', what: 'putRight', by: '2026-11-03 17:00' })
        return story
          .and(
            step('decide-retention', { decision: 'erase', ground: 'unlawful' }),
            step('confirm-erasure'),
          )
          .when(
            'record-done',
            { obligationId: story.the('putRight').id },
            { by: people.coordinator },
          )
      },
      'by the advocate of each of two victims, each asked for hers': () => {
        const story = asked(twoServices)
        expect(
          owed(story.state, 'answerStop').map(({ strand, agency }) => [strand, agency]),
        ).toEqual([
          ['A', trust],
          ['B', housing],
        ])
        return story
          .and(step('answer-stop'))
          .standsAt('triage')
          .when('answer-stop', {}, { by: people.otherAdvocate })
          .standsAt('ended')
      },
      'and one objection leaves it to the chair, whoever agrees': () =>
        asked(twoServices)
          .and(step('answer-stop', { view: 'object' }))
          .and(step('answer-stop', {}, { by: people.otherAdvocate }))
          .standsAt('triage')
          .when('stop-pathway')
          .standsAt('ended'),
      'what it says lists who was asked for something, and that the victim was reached': () => {
        const story = asked(() => inResearch().and(step('record-victim-contact')))
        const before = story.past.length
        story.when('answer-stop')
        const stopped = story.past
          .slice(before)
          .find(({ event }) => event.type === 'pathway-stopped')
        const told = stopped?.event.data as { told: { role: string }[]; victimReached?: true }
        expect(told.victimReached).toBe(true)
        expect(told.told.map(({ role }) => role)).toEqual(
          expect.arrayContaining(['coordinator', 'victimAdvocate', 'policeLead', 'probation']),
        )
        return story
      },
    },
    refuses: {
      ...refusedFrom('answer-stop', { 'nothing-owed': sessionsPlanned }),
      'victim-missing': () =>
        asked(twoVictims).when('answer-stop').refuses('victim-missing', 'victim'),
      'not-your-victim': () =>
        asked(() => twoServices().and(step('disclose-victim')))
          .when('answer-stop', { victim: 'B' })
          .refuses('not-your-victim', 'victim'),
      'already-decided': () =>
        asked(twoServices)
          .and(step('answer-stop', { view: 'object' }))
          .when('answer-stop'),
    },
  },
  'withdraw-referral': {
    accepts: {
      'it ends, and the contact with the victim stays owed': () =>
        referred().when('withdraw-referral').standsAt('ended').owesOnly('victimContact'),
    },
    refuses: {
      ...refusedFrom('withdraw-referral', {
        'wrong-stage': inResearch,
        'emergency-open': () => emergency(inTriage),
      }),
      'not-yours': () => inTriage().when('withdraw-referral', {}, { by: people.probation }),
    },
  },
}
