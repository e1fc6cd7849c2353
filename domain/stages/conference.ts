import type { StageDefinition } from './stage.ts'

/** The partners meet and the chair decides. */
export const conference = {
  title: 'Conference',
  owner: 'chair',
  owes: 'conference',
  clock: 'conference',
  ladder: 'standard',
  outcomes: {
    /** To the sessions where some are still planned. */
    intervene: ['suitability', 'sessions'],
    adviceOnly: 'closure',
    referOn: 'closure',
    noAction: 'closure',
    defer: 'conference',
    close: 'closure',
  },
} as const satisfies StageDefinition
