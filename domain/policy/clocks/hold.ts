import type { ClockRule } from '../policy.ts'

/** Clocks for holds, custody and deaths. None guards treatment: a hold does not stop what watches over it. */
export const holdClocks = {
  reviewHold: {
    span: { weeks: 4 },
    guards: 'process',
    source: 'A hold is reviewed at regular intervals; four weeks, like a review, is local.',
    mark: 'K',
  },
  planRelease: {
    span: { workingDays: 10 },
    guards: 'safety',
    source: 'A plan is owed before a known release date; ten working days, counted back, is local.',
    mark: 'K',
  },
  tellRelease: {
    span: { workingDays: 10 },
    guards: 'safety',
    source:
      'The advocate is told of a release date beforehand; ten working days, counted back, is local.',
    mark: 'K',
  },
  hearOfRelease: {
    span: { days: 0 },
    guards: 'safety',
    source: 'The advocate is told of a release the same day, like a breach or urgent risk.',
    mark: 'K',
  },
  hearOfDeath: {
    span: { days: 0 },
    guards: 'safety',
    source: 'The advocate is told of a death the same day; local.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
