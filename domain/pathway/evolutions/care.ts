import type { Evolutions } from './evolution.ts'

/** Investigations of the police, and the consent to treatment. */
export const careEvolutions = {
  'investigation-opened': (state) => ({ ...state, investigation: 'open' }),
  'investigation-closed': (state) => ({ ...state, investigation: 'closed' }),
  'consent-given': (state) => ({ ...state, consent: 'given' }),
  'consent-withdrawn': (state) => ({ ...state, consent: 'withdrawn' }),
} satisfies Partial<Evolutions>
