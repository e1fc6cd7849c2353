import { circulated, decided, minutesOut, presented, withItems } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { expect } from '@jest/globals'
import { health, people } from '../../pathway/world.ts'
import { step } from '../story.ts'

const left = step(
  'record-attendance',
  { agency: health, role: 'forensicClinician', how: 'left' },
  { by: people.clinician },
)
const approved = [step('draft-minutes'), step('circulate-minutes'), step('approve-minutes')]

/** What a meeting decided is put right. */
export const correctedCases = {
  'correct-decision': {
    accepts: {
      'in session: its pathway hears the difference': () =>
        decided()
          .when('correct-decision')
          .gives('item-decided')
          .hasItem('i1', 'decided', { decision: 'adviceOnly' })
          .sends(['p1', 'decision-corrected', { decision: 'adviceOnly', reason: 'w-reason' }]),
      'until the minutes are approved': () =>
        minutesOut().when('correct-decision').gives('item-decided'),
      'with what was agreed, where that came only from the wrong decision': () => {
        const story = decided().when('correct-decision', { agreed: 'ended' })
        expect(story.last.ok && story.last.events).toMatchObject([
          { type: 'item-decided', data: { dissent: [], actions: [], agreed: 'ended' } },
        ])
        return story.sends(['p1', 'decision-corrected', { actions: [], agreed: 'ended' }])
      },
    },
    refuses: {
      ...refusedFrom('correct-decision', {
        'meeting-stage': circulated,
        'not-decided': presented,
        'minutes-stage': () => decided(withItems(2)).and(left, ...approved),
      }),
      'not-listed': () => decided().when('correct-decision', { item: 'i9' }),
      'in-conflict': () =>
        decided()
          .and(
            step(
              'declare-conflict',
              { agency: people.chair.agency, role: 'chair', item: 'i1' },
              { by: people.chair },
            ),
          )
          .when('correct-decision'),
      'no-emergency': () => decided().when('correct-decision', { decision: 'noted' }),
      'receiver-missing': () => decided().when('correct-decision', { decision: 'referOn' }),
    },
  },
  'decision-overtaken': {
    accepts: {
      'the meeting knows that nothing follows on its decision, once': () =>
        decided()
          .when('decision-overtaken')
          .gives('item-overtaken')
          .hasItem('i1', 'decided', { decision: 'intervene', overtaken: true })
          .when('decision-overtaken')
          .gives(),
      'until its minutes are approved, and after that': () =>
        decided(withItems(2))
          .and(left, ...approved)
          .when('decision-overtaken')
          .gives('item-overtaken'),
      'and which of the two counts, once that is said': () =>
        decided()
          .and(step('decision-overtaken'))
          .when('decision-overtaken', { counts: 'chair' })
          .gives('item-overtaken')
          .hasItem('i1', 'decided', { overtaken: true, counts: 'chair' })
          .when('decision-overtaken', { counts: 'chair' })
          .gives(),
      'an item of another pathway is none of it': () =>
        decided().when('decision-overtaken', { pathway: 'p9' }).gives(),
    },
    refuses: {},
  },
} as const satisfies Cases
