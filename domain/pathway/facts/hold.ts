import type { OfStrand } from './victim.ts'
import type { custodySessions, custodyStatuses, Hold } from '../shape/treatment.ts'
import type { WordsId } from './words-id.ts'

/** Holds, custody and bail, and deaths. */
export interface HoldFacts {
  'hold-begun': Hold & { note?: WordsId }
  'hold-reviewed': { outcome: string; resumeAt?: number; note: WordsId }
  /** `overtaken`: the sessions whose date lay in it. */
  'hold-ended': {
    because: 'decided' | 'reviewed' | 'date' | 'died'
    at: number
    overtaken: readonly string[]
    note?: WordsId
  }
  'custody-recorded': {
    on: string
    status: keyof typeof custodyStatuses
    releaseAt?: number
    /** What becomes of the sessions that are planned. */
    sessions?: keyof typeof custodySessions
    note?: WordsId
  }
  'death-recorded': OfStrand & { who: 'person' | 'victim'; on: string; note?: WordsId }
}
