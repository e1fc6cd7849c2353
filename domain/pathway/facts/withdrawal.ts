import type { withdrawalRemains } from '../shape/choices.ts'
import type { WordsId } from './words-id.ts'

/** What was entered in error and is taken back. Both stand on the timeline. */
export interface WithdrawalFacts {
  'entry-withdrawn': {
    /** The number of the entry among the events, and its type. */
    event: number
    entry: string
    reason: WordsId
    /** The numbers of all that no longer counts: the entry, and what followed from it. */
    takes: readonly number[]
    /** What could not be taken back. */
    remains?: readonly (keyof typeof withdrawalRemains)[]
    /** What stands in the state again, as it would without the entry; and which of its parts there would not be. */
    stood: Readonly<Record<string, unknown>>
    lacks?: readonly string[]
    /** What agencies are now taken to have said they know, where that is another than until now; nothing, without a note. */
    notes?: readonly { readonly agency: string; readonly note?: WordsId }[]
  }
}
