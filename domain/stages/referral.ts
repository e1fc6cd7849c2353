import type { StageDefinition } from './stage.ts'

/** A referral has come in and somebody must look at it. */
export const referral = {
  title: 'Referral',
  owner: 'coordinator',
  owes: 'acknowledge',
  clock: 'acknowledge',
  ladder: 'standard',
  outcomes: { accepted: 'triage', returned: 'referral', rejected: 'ended', linked: 'ended' },
} as const satisfies StageDefinition
