import { ended, referred } from '../beginnings.ts'
import { crossed, held } from './merge-review.ts'
import { expect } from '@jest/globals'
import { erasing } from './retention.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

export const merged = (): Story => referred().and(step('merge-person'))

/** What was said to the other pathway in the last step. */
export const said = (story: Story) =>
  story.messages
    .filter(({ to }) => to.kind === 'pathway')
    .slice(-1)
    .map(({ to, name, body }) => [to.id, name, body])

/** Who the person is. */
export const mergeCases = {
  'merge-person': {
    accepts: {
      'is about the other pathway’s person, which is told': () => {
        const story = referred().when('merge-person').gives('person-merged').standsAt('referral')
        expect(story.state.person).toBe('person-2')
        expect(said(story)).toEqual([['p2', 'note-merge', { pathway: 'p1', undone: false }]])
        return story
      },
      'after the end too': () => ended().when('merge-person').standsAt('ended'),
    },
    refuses: {
      'same-pathway': () => referred().when('merge-person', { pathwayId: 'p1' }),
      'same-person': () => merged().when('merge-person'),
      'held-apart': () => referred().when('confirm-not-same').when('merge-person'),
      'merge-held': () =>
        held().when('merge-person', { ...crossed, pathwayId: 'p3', person: 'person-3' }),
      'own-victim': () => ended().when('merge-person', crossed),
    },
  },
  'split-person': {
    accepts: {
      'takes the last merge back': () => {
        const third = step('merge-person', { pathwayId: 'p3', person: 'person-3' })
        const story = merged().and(third).when('split-person').gives('person-split')
        expect(story.state.person).toBe('person-2')
        expect(said(story)).toEqual([['p3', 'note-merge', { pathway: 'p1', undone: true }]])
        story.when('split-person')
        expect(story.state.person).toBe('person-1')
        return story
      },
    },
    refuses: refusedFrom('split-person', {
      'not-merged': () => merged().and(step('split-person')),
    }),
  },
  'note-merge': {
    accepts: {
      'is on the timeline, whenever it comes': () => {
        ended().when('note-merge').gives('merge-noted')
        return referred().when('note-merge', { undone: true }).gives('merge-noted')
      },
    },
    refuses: {
      'system-only': () => referred().when('note-merge', {}, { by: people.chair }),
      'already-erased': () =>
        ended()
          .and(...erasing)
          .when('note-merge'),
    },
  },
} as const satisfies Cases
