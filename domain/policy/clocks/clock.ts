import type { ClockRule } from '../policy.ts'

/** A clock: what it guards, how long it runs, and where that was taken from. */
export const clock = (
  guards: ClockRule['guards'],
  span: ClockRule['span'],
  mark: ClockRule['mark'],
  source: string,
): ClockRule => ({ span, guards, source, mark })
