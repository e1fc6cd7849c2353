import type { WordsId } from './words-id.ts'

/** Numbers that changed under an open pathway. What moves by them is told by facts of its own. */
export interface ChangeFacts {
  'policy-applied': { version: number; before: number; reason: WordsId }
  /** `before` is absent for a pathway opened before tables of holidays were noted. */
  'calendar-applied': { version: string; before?: string; reason?: WordsId }
  'watch-moved': { until: number; was: number }
}
