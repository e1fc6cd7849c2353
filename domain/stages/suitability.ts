import type { StageDefinition } from './stage.ts'

/** The clinician says whether an intervention suits the person now. */
export const suitability = {
  title: 'Suitability',
  owner: 'forensicClinician',
  owes: 'suitability',
  clock: 'suitability',
  ladder: 'standard',
  outcomes: { suitable: 'sessions', suitableNotReady: 'suitability', unsuitable: 'review' },
} as const satisfies StageDefinition
