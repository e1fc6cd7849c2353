import { clock } from './clock.ts'
import type { ClockRule } from '../policy.ts'

/** Clocks of who came in to a limited record, and who is kept out of it. */
export const accessClocks = {
  reviewOpening: clock(
    'process',
    { workingDays: 2 },
    'K',
    'Break-glass is reviewed within two working days, its outcome kept; a local default.',
  ),
  nameRepresentative: clock(
    'process',
    { workingDays: 1 },
    'K',
    'Until one person speaks for the employer of the person, what it would do waits; a local default.',
  ),
  reviewLooks: clock(
    'process',
    { workingDays: 10 },
    'K',
    'Police forces were to audit who looked at the last twelve months of live cases; the time is a local default.',
  ),
} as const satisfies Record<string, ClockRule>
