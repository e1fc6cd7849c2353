import type { StageDefinition } from './stage.ts'

/** The police lead decides what is to happen. Advice only and refer on stay here until their one obligation is met. */
export const triage = {
  title: 'Triage',
  owner: 'policeLead',
  owes: 'triage',
  clock: 'triage',
  ladder: 'standard',
  outcomes: {
    adviceOnly: 'closure',
    /** The meeting itself asks the agencies when its list closes, if the site's policy says so. */
    conference: ['research', 'conference'],
    emergencyConference: 'conference',
    referOn: 'closure',
    reject: 'ended',
  },
} as const satisfies StageDefinition
