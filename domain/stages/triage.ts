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
    conference: 'research',
    emergencyConference: 'conference',
    referOn: 'closure',
    reject: 'ended',
  },
} as const satisfies StageDefinition
