import { type ClockRule } from '../policy.ts'

/** Of holds. None guards treatment: what watches over a hold is not stopped by it. */
export const holdClocks = {
  reviewHold: {
    span: { weeks: 4 },
    guards: 'process',
    source: 'A hold is reviewed at least every policy interval; four weeks, as a review, is local.',
    mark: 'K',
  },
} as const satisfies Record<string, ClockRule>
