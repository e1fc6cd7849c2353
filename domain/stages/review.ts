import type { StageDefinition } from './stage.ts'

/** The chair looks again: every four weeks at high risk, every twelve otherwise. */
export const review = {
  title: 'Review',
  owner: 'chair',
  owes: 'review',
  clock: 'reviewStandard',
  ladder: 'long',
  outcomes: { continue: 'review', stepUp: 'conference', stepDown: 'review', close: 'closure' },
} as const satisfies StageDefinition
