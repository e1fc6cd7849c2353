import type { StageDefinition } from './stage.ts'

/** The chair looks again: every four weeks at high risk, every twelve otherwise. */
export const review = {
  title: 'Review',
  owner: 'chair',
  owes: 'review',
  clock: 'reviewStandard',
  ladder: 'long',
  outcomes: {
    /** Back to the sessions where some are still planned. */
    continue: ['review', 'sessions'],
    stepUp: 'conference',
    stepDown: ['review', 'sessions'],
    close: 'closure',
    /** The coordinator proposes to close without waiting for the review. */
    proposed: 'closure',
  },
} as const satisfies StageDefinition
