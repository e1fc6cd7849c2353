import type { StageDefinition } from './stage.ts'

/** Sessions are planned, held and recorded. */
export const sessions = {
  title: 'Sessions',
  owner: 'forensicClinician',
  owes: 'planSessions',
  clock: 'planSessions',
  ladder: 'standard',
  outcomes: { complete: 'review', withdrawn: 'review', disengaged: 'review', breached: 'review' },
} as const satisfies StageDefinition
