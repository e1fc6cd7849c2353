import type { ReturnAnswer, WithheldReason } from '../codes.ts'
import type { StrandId } from '../../pathway/shape/strand.ts'
import type { WordsId } from '../../pathway/facts/words-id.ts'

/** What agencies were asked and what they answered. What an agency keeps to itself is not here: only that there is some. */
export interface ReturnFacts {
  'item-return-asked': { item: string; agency: string; due: number }
  'item-return-recorded': {
    item: string
    agency: string
    kind: ReturnAnswer
    note?: WordsId
    reason?: WordsId
    late?: true
    internal?: true
    withheld?: WithheldReason
    /** The one victim whom it is about. */
    strand?: StrandId
    /** It was given to the meeting that had the item earlier. */
    kept?: true
    /** It counts in place of what the agency said before, on which nothing was decided. */
    supersedes?: true
  }
  'item-return-waived': { item: string; agency: string; reason: WordsId }
}
