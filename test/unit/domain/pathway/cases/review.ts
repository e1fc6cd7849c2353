import { inReview, inSuitability } from '../beginnings.ts'
import { type Cases } from './cases.ts'

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
      'close leads to closure': () =>
        inReview().when('record-review', { outcome: 'close' }).standsAt('closure'),
    },
    refuses: { 'nothing-owed': () => inSuitability().when('record-review') },
  },
} as const satisfies Cases
