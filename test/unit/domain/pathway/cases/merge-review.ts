import { referred } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'
import type { Cases } from './cases.ts'

const both = { ...people.coordinator, roles: ['coordinator', 'chair'] as const }
export const crossed = { crossed: true }

/** The person would be the victim, too: it waits. */
export const held = (): Story => referred().and(step('merge-person', crossed))

/** Who somebody is, where they would be on both sides. */
export const mergeReviewCases = {
  'review-merge': {
    accepts: {
      'is owed once a merge waits, and coordinator and advocate are warned': () => {
        const story = referred().when('merge-person', crossed)
        expect(story.state.person).toBe('person-1')
        story
          .toOwe({ to: 'supervisor', what: 'reviewMerge' })
          .toOwe({ to: 'coordinator', what: 'lookAtCounter' })
          .toOwe({ to: 'victimAdvocate', what: 'lookAtCounter' })
        return story
      },
      'leaves them two': () => {
        const story = held().when('review-merge', { same: false })
        expect([story.state.person, story.state.heldMerge]).toEqual(['person-1', undefined])
        return story.gives('merge-reviewed', 'obligation-settled')
      },
      'makes them one all the same': () => {
        const story = held().when('review-merge', { same: true })
        expect(story.state.person).toBe('person-2')
        return story.gives('merge-reviewed', 'obligation-settled', 'person-merged')
      },
      'of two victims, too': () => {
        const story = referred()
          .and(step('confirm-same-victim', crossed))
          .when('review-merge', { same: true })
          .gives('merge-reviewed', 'obligation-settled', 'victim-merged')
        expect(story.state.victim).toBe('victim-9')
        return story
      },
    },
    refuses: {
      'no-held-merge': () => referred().when('review-merge'),
      'own-proposal': () =>
        referred()
          .and(step('merge-person', crossed, { by: both }))
          .when('review-merge', {}, { by: both }),
    },
  },
} satisfies Cases
