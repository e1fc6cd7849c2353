import type { WordsId } from '../../pathway/facts/words-id.ts'

/** The minutes: drafted, circulated, corrected, approved; from then on they are locked, and only added to. */
export interface MinutesFacts {
  'minutes-drafted': { text: WordsId; version: number }
  'minutes-circulated': { version: number }
  'minutes-corrected': { correction: WordsId; version: number }
  'minutes-approved': { version: number }
  'conference-locked': Record<string, never>
  'addendum-added': { text: WordsId }
}
