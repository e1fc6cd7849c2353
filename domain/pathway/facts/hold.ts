import { type Hold } from '../hold.ts'
import { type WordsId } from './words-id.ts'

/** Holds. */
export interface HoldFacts {
  'hold-begun': Hold & { note?: WordsId }
  'hold-reviewed': { outcome: string; resumeAt?: number; note: WordsId }
  /** `overtaken`: the sessions whose date lay in it. */
  'hold-ended': {
    because: 'decided' | 'reviewed' | 'date'
    at: number
    overtaken: readonly string[]
    note?: WordsId
  }
}
