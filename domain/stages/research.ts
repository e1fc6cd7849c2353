import type { StageDefinition } from './stage.ts'

/** Each agency asked says what it knows, or that it knows nothing; the chair may waive a gap. */
export const research = {
  title: 'Research',
  owner: 'agencyWorker',
  clock: 'research',
  ladder: 'standard',
  outcomes: { complete: 'conference' },
} as const satisfies StageDefinition
