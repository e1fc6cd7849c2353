import type { WordsId } from './words-id.ts'

/** One text is taken out: out of sight at once, then destroyed or put back. `text` is the id that stands for it. */
export interface TakenOutFacts {
  'words-restricted': { text: string; by: string; at: number; reason: WordsId }
  'words-destroyed': { text: string }
  'words-restored': { text: string; reason: WordsId }
}
