import type { Cases } from './cases.ts'
import { council, people } from '../world.ts'
import { expect } from '@jest/globals'
import { inConference, listed } from '../beginnings.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { step } from '../story.ts'

const due = Date.parse('2026-11-13T17:00:00Z')
const action = { agency: council, role: 'agencyWorker', what: 'w-what', due }
const decided = () => listed().and(step('conference-decided', { risk: 'high', actions: [action] }))

/** A meeting corrects its decision, and the pathway hears the difference. */
export const correctedCases = {
  'decision-corrected': {
    accepts: {
      'nobody has moved on: what it caused is put right, and what was agreed is owed once': () => {
        const story = decided()
          .standsAt('suitability', { risk: 'high' })
          .when('decision-corrected', { actions: [action] })
          .standsAt('conference', { risk: 'standard' })
        expect(owed(story.state, 'suitability', 'conference', 'lookAtCorrected')).toEqual([])
        expect(owed(story.state, 'advice', 'action')).toHaveLength(2)
        expect(story.state.plan?.lastDecision?.outcome).toBe('adviceOnly')
        return story
      },
      'what came only from the wrong decision ends, and the timeline says so': () => {
        const story = decided().when('decision-corrected', { agreed: 'ended' })
        story.standsAt('conference')
        expect(owed(story.state, 'action')).toEqual([])
        expect(story.state.actions).toMatchObject([{ outcome: 'noLongerPossible' }])
        return story
      },
      'what came from it ends even where people have moved on, but for what is done': () => {
        const done = step('end-action', {}, { by: people.council })
        const story = decided().and(done, step('record-suitability'))
        story.when('decision-corrected', { agreed: 'ended' })
        expect(story.state.actions).toMatchObject([{ outcome: 'done' }])
        return story.toOwe({ to: 'chair', what: 'lookAtCorrected' })
      },
      'the risk alone': () =>
        decided()
          .when('decision-corrected', { decision: 'intervene', risk: 'medium' })
          .standsAt('suitability', { risk: 'medium' }),
      'people have moved on: the chair looks at it': () =>
        decided()
          .and(step('record-suitability'))
          .when('decision-corrected')
          .gives('decision-corrected', 'obligation-opened')
          .standsAt('sessions', { risk: 'high' })
          .toOwe({ to: 'chair', what: 'lookAtCorrected' }),
      'nothing of that meeting is known here': () =>
        inConference().when('decision-corrected').gives('decision-corrected', 'obligation-opened'),
    },
    refuses: {
      'system-only': () => inConference().when('decision-corrected', {}, { by: people.chair }),
    },
  },
} satisfies Partial<Cases>
