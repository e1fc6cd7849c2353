import { type Cases, refusedFrom } from './cases.ts'
import { ended, inResearch, listed } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { firstMeeting, housing } from '../world.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { step, type Story } from '../story.ts'

const due = Date.parse('2026-11-13T17:00:00Z')
const action = { agency: housing, role: 'agencyWorker', what: 'w-late', due }
const late = step('conference-decided', {
  ...{ decision: 'adviceOnly', risk: 'medium', actions: [action] },
  dissent: [{ agency: housing, view: 'w-view' }],
})
const both = () => listed().and(step('record-conference'), late)
const lookOf = (story: Story, what: 'lookAtDecision' | 'suitability' = 'lookAtDecision') => ({
  obligationId: owed(story.state, what)[0]?.id,
})

/** The meeting hears which one counts, and nobody looks at it any more. */
function chosen(story: Story, counts: 'meeting' | 'chair'): Story {
  story.when('choose-decision', { ...lookOf(story), counts })
  expect(owed(story.state, 'lookAtDecision')).toEqual([])
  expect(story.messages.findLast(({ name }) => name === 'decision-overtaken')).toMatchObject({
    to: { id: firstMeeting },
    body: { pathway: 'p1', item: 'i1', counts },
  })
  return story
}

/** Of two decisions, somebody says which one counts. */
export const choosingCases = {
  'choose-decision': {
    accepts: {
      'what was decided here: nothing else changes': () => {
        const story = both()
        return chosen(story, 'chair')
          .gives('decision-chosen', 'obligation-settled')
          .standsAt('suitability')
      },
      'what the meeting decided: it is carried out in place of what was decided here': () => {
        const story = chosen(both(), 'meeting').standsAt('conference', { risk: 'medium' })
        expect(owed(story.state, 'suitability', 'lookAtCorrected')).toEqual([])
        expect(owed(story.state, 'advice', 'action')).toHaveLength(2)
        expect(story.state.plan?.lastDecision?.outcome).toBe('adviceOnly')
        return story
      },
      'where people have moved on, the chair looks at what is to follow': () =>
        chosen(both().and(step('record-suitability')), 'meeting')
          .standsAt('sessions')
          .toOwe({ to: 'chair', what: 'lookAtCorrected' }),
      'and where nothing was decided here': () =>
        chosen(inResearch().and(late), 'meeting')
          .gives('decision-chosen', 'obligation-settled', 'obligation-opened')
          .standsAt('research'),
      'after the end, as long as it is owed': () =>
        chosen(ended().and(late), 'chair').standsAt('ended'),
    },
    refuses: {
      ...refusedFrom('choose-decision', { 'nothing-owed': listed, 'pathway-ended': ended }),
      'no-such-obligation': () =>
        both()
          .when('choose-decision', { obligationId: 'p1.99' })
          .refuses('no-such-obligation', 'obligationId'),
      'has-own-command': () => {
        const story = both()
        return story
          .when('choose-decision', lookOf(story, 'suitability'))
          .refuses('has-own-command', 'obligationId')
      },
    },
  },
} satisfies Partial<Cases>
