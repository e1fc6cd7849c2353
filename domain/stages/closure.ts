import type { StageDefinition } from './stage.ts'

/** The coordinator proposes, the advocate is asked, the chair approves. An objection or a refusal leads back to review. */
export const closure = {
  title: 'Closure',
  owner: 'coordinator',
  owes: 'proposeClosure',
  clock: 'approveClosure',
  ladder: 'standard',
  outcomes: {
    approved: 'watch',
    objected: 'review',
    refused: 'review',
    /** Approved when nobody is left to watch, or when the time of the watch is already over. */
    died: 'ended',
    watchOver: 'ended',
  },
} as const satisfies StageDefinition
