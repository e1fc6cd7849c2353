import { expect } from '@jest/globals'
import { type Cases, refusedFrom } from './cases.ts'
import { ended, inResearch, inWatch, referred } from '../beginnings.ts'
import { erasing } from './retention.ts'
import type { Story } from '../story.ts'

const match = { site: 'london', band: 'certain', agreed: ['name'], lastReferralAt: 0, person: 'x' }
const twins = (...standings: readonly (readonly [string, string])[]): Story =>
  referred({
    matching: {
      searched: true,
      found: standings.map(([pathway, standing]) => ({ ...match, pathway, standing })),
    },
  })
const apart = (pathwayId = 'p2', person = 'person-2') =>
  ['confirm-not-same', { pathwayId, person }] as const

/** What is known of the person, that two pathways are about two people, and that this is open again. */
export const personCases: Cases = {
  'correct-person': {
    accepts: {
      'keeps another record, in the watch too': () =>
        inWatch().when('correct-person').gives('person-corrected', 'matches-found'),
      'of somebody under 18, which owes a look at safeguarding': () =>
        inResearch()
          .when('correct-person', { under18: ['person'] })
          .toOwe({ to: 'coordinator', what: 'safeguardPerson' }),
      'owes a look where somebody is found who may be the same': () => {
        const matching = { searched: true, found: [{ ...match, pathway: 'p2', standing: 'open' }] }
        return inResearch()
          .when('correct-person', { matching })
          .gives('person-corrected', 'matches-found', 'obligation-opened')
          .standsAt('research', { flags: ['possibleDuplicate'] })
      },
    },
    refuses: {
      'already-erased': () =>
        ended()
          .and(...erasing)
          .when('correct-person'),
    },
  },
  'confirm-not-same': {
    accepts: {
      'takes down what the search flagged': () => {
        const story = twins(['p2', 'open']).standsAt('referral', { flags: ['possibleDuplicate'] })
        story
          .when(...apart())
          .gives('not-same-confirmed')
          .standsAt('referral', { flags: [] })
        expect(story.state.notSame).toEqual(['p2'])
        return story
      },
      'leaves a flag behind which another pathway stands': () => {
        const story = twins(['p2', 'open'], ['p3', 'open']).when(...apart())
        story.standsAt('referral', { flags: ['possibleDuplicate'] })
        return story.when(...apart('p3', 'person-3')).standsAt('referral', { flags: [] })
      },
      'is kept of any pathway, suggested or not': () =>
        referred()
          .when(...apart())
          .gives('not-same-confirmed')
          .standsAt('referral', { flags: [] }),
    },
    refuses: {
      'same-pathway': () => referred().when(...apart('p1')),
      'same-person': () => referred().when(...apart('p2', 'person-1')),
      'held-apart-already': () =>
        referred()
          .when(...apart())
          .when(...apart()),
    },
  },
  'lift-not-same': {
    accepts: {
      'puts the flags up again': () => {
        const story = twins(['p2', 'closed'])
          .when(...apart())
          .standsAt('referral', { flags: [] })
        story.when('lift-not-same', { pathwayId: 'p2' }).gives('not-same-lifted')
        expect(story.state.notSame).toEqual([])
        return story.standsAt('referral', { flags: ['earlier'] })
      },
    },
    refuses: refusedFrom('lift-not-same', { 'not-held-apart': referred }),
  },
}
