import { expect } from '@jest/globals'
import { inReview, inSuitability, inWatch, reviewedBesideSessions } from '../beginnings.ts'
import { step } from '../story.ts'
import type { Cases } from './cases.ts'

export const reviewCases = {
  'record-review': {
    accepts: {
      'continue owes the next one, twelve weeks on': () =>
        inReview()
          .when('record-review')
          .gives('obligation-settled', 'review-recorded', 'obligation-opened', 'obligation-opened')
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' })
          .standsAt('review')
          .toOwe({ to: 'chair', what: 'review', by: '2027-01-25 17:00' }),
      'at high risk, four weeks on': () =>
        inReview()
          .when('record-review', { risk: 'high' })
          .standsAt('review', { risk: 'high' })
          .toOwe({ to: 'chair', what: 'review', by: '2026-11-30 17:00' }),
      'step up leads back to the conference': () =>
        inReview()
          .when('record-review', { outcome: 'stepUp', risk: 'high' })
          .standsAt('conference', { risk: 'high' })
          .toOwe({ to: 'chair', what: 'conference' }),
      'step down stays in review at the risk that was said': () =>
        inReview('high')
          .when('record-review', { outcome: 'stepDown', risk: 'standard' })
          .standsAt('review', { risk: 'standard' }),
      'step down leads back to the sessions that are still planned': () =>
        reviewedBesideSessions()
          .when('record-review', { outcome: 'stepDown' })
          .standsAt('sessions'),
      'continue leads back to the sessions that are still planned': () =>
        reviewedBesideSessions()
          .when('record-review', { risk: 'high' })
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
      'close leads to closure': () =>
        inReview().when('record-review', { outcome: 'close' }).standsAt('closure'),
      'step down is noted, and the advocate tells of it; a step up takes the note away': () =>
        inReview()
          .and(step('record-victim-contact'))
          .when('record-review', { outcome: 'stepDown' })
          .gives(
            'obligation-settled',
            'review-recorded',
            'obligation-opened',
            'flagged',
            'obligation-opened',
            'obligation-opened',
          )
          .standsAt('review', { risk: 'medium', flags: ['steppedDown'] })
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-03 17:00' })
          .toOwe({ to: 'chair', what: 'review', by: '2027-01-25 17:00' })
          .and(step('record-review', { outcome: 'stepUp' }))
          .standsAt('conference', { flags: [] }),
      'at a standing high risk, a step down keeps the four weeks': () =>
        inReview('high')
          .when('record-review', { outcome: 'stepDown', risk: 'high' })
          .standsAt('review', { risk: 'high' })
          .toOwe({ to: 'chair', what: 'review', by: '2026-11-30 17:00' }),
      'step up out of the watch takes the old plan along, and is no new referral': () => {
        const story = inWatch().and(step('assess-risk', { risk: 'high' }))
        const { lastReferralAt } = story.state
        story
          .when('record-review', { outcome: 'stepUp', risk: 'high' }, { at: '2026-12-01 10:00' })
          .standsAt('conference', { risk: 'high', flags: [] })
          .toOwe({ to: 'chair', what: 'conference', by: '2026-12-08 17:00' })
        const reopened = story.happened.find(({ type }) => type === 'pathway-reopened')
        expect(reopened?.data).toMatchObject({ because: 'stepUp', lastReferralAt })
        expect(story.state.lastReferralAt).toBe(lastReferralAt)
        return story
      },
      'in the watch, to continue leaves it watched': () =>
        inWatch()
          .and(step('assess-risk', { risk: 'high' }))
          .when('record-review', { risk: 'high' })
          .standsAt('watch')
          .owesOnly('reassess'),
    },
    refuses: {
      'nothing-owed': () => inSuitability().when('record-review'),
      'review-contradicts': () =>
        inReview()
          .when('record-review', { outcome: 'stepUp', risk: 'standard' })
          .refuses('review-contradicts', 'risk')
          .when('record-review', { outcome: 'stepDown', risk: 'high' })
          .refuses('review-contradicts', 'risk'),
    },
  },
} as const satisfies Cases
