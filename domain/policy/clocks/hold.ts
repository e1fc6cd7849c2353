import type { ClockRule } from '../policy.ts'

/** Of holds, custody and deaths. None guards treatment: what watches over a hold is not stopped by it. */
export const holdClocks = {
  reviewHold: {
    span: { weeks: 4 },
    guards: 'process',
    source: 'A hold is reviewed at least every policy interval; four weeks, as a review, is local.',
    mark: 'K',
  },
  planRelease: {
    span: { workingDays: 10 },
    guards: 'safety',
    source: 'A known release date owes a plan before it; ten working days, counted back, is local.',
    mark: 'K',
  },
  tellRelease: {
    span: { workingDays: 10 },
    guards: 'safety',
    source:
      'The advocate hears of a release date before it; ten working days, counted back, is local.',
    mark: 'K',
  },
  hearOfRelease: {
    span: { days: 0 },
    guards: 'safety',
    source: 'A release is told to the advocate the same day, as a breach or urgent risk is.',
    mark: 'K',
  },
  hearOfDeath: {
    span: { days: 0 },
    guards: 'safety',
    source: 'A death is told to the advocate the same day; local.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
