import type { WordsId } from './words-id.ts'

/** Investigations of the police, and the consent to treatment. */
export interface CareFacts {
  'investigation-opened': { on?: string; note?: WordsId }
  'investigation-closed': { outcome?: string; note?: WordsId }
  'consent-given': { note?: WordsId }
  'consent-withdrawn': { reason: WordsId }
}
