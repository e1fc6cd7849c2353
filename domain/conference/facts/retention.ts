import type { ErasureGround, ErasureProposal } from '../../pathway/shape/closure.ts'
import type { WordsId } from '../../pathway/facts/words-id.ts'

/** What is done with the record of a meeting: kept, or erased by two people. */
export interface RetentionFacts {
  'meeting-retained': { until: number; reason: WordsId }
  'meeting-erasure-proposed': ErasureProposal
  'meeting-erasure-withdrawn': { reason: WordsId }
  'meeting-erased': { ground: ErasureGround }
}
