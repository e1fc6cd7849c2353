import type { StageDefinition } from './stage.ts'

/** Twelve months from the last referral; only time and a new incident have anything to say. */
export const watch = {
  title: 'Watch',
  owner: 'coordinator',
  clock: 'watch',
  ladder: 'long',
  outcomes: { expired: 'ended', repeat: 'conference' },
} as const satisfies StageDefinition
