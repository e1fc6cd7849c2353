import { ended, inTriage, inWatch, twoVictims } from '../beginnings.ts'
import { asksWhich } from './contact.ts'
import { erasing } from './retention.ts'
import { expect } from '@jest/globals'
import type { Cases } from './cases.ts'

const also = { victims: [{ as: 'same', band: 'likely', pathway: 'p2', victim: 'victim-9' }] }

/** Who a victim is, put right. */
export const victimCorrectionCases = {
  'correct-victim': {
    accepts: {
      'keeps another record, in the watch too': () =>
        inWatch().when('correct-victim').gives('victim-corrected'),
      'is about the victim that it names': () => {
        const story = twoVictims()
          .when('correct-victim', { victim: 'B', of: 'victim-2' })
          .gives('victim-corrected')
        expect(story.happened.at(-1)?.data).toMatchObject({ strand: 'B' })
        return story
      },
      'of somebody under 18, which owes a safeguarding referral': () =>
        inTriage()
          .when('correct-victim', { under18: ['victim'] })
          .toOwe({ to: 'coordinator', what: 'safeguardVictim' }),
      'owes the advocate a look where somebody is found who may be the same': () =>
        inTriage()
          .when('correct-victim', also)
          .gives('victim-corrected', 'victims-found', 'obligation-opened')
          .toOwe({ to: 'victimAdvocate', what: 'lookAtVictim' }),
    },
    refuses: {
      'already-erased': () =>
        ended()
          .and(...erasing)
          .when('correct-victim'),
      ...asksWhich('correct-victim'),
    },
  },
} satisfies Cases
