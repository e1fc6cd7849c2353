import { accessClocks } from './clocks/access.ts'
import { afterwardsClocks } from './clocks/afterwards.ts'
import { decisionClocks } from './clocks/decision.ts'

/**
 * How long each wait may last by default. No national deadline exists for most steps: every number is a default in a
 * site's policy, with the source it was taken from. Marks: S sourced, S2 second-hand, old or local, K not verified.
 */
export const defaultClocks = {
  ...decisionClocks,
  ...afterwardsClocks,
  ...accessClocks,
} as const
export type ClockCode = keyof typeof defaultClocks
