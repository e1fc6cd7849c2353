import { type ErasureGround } from '../retention.ts'
import { type WordsId } from './words-id.ts'

/** What is done with the record of a pathway: kept, held, erased. */
export interface AfterFacts {
  'retention-classified': { class: string; reason: WordsId }
  'record-retained': { until: number; reason: WordsId }
  'record-erased': { ground: ErasureGround; reason: WordsId }
  'legal-hold-set': { reason: WordsId }
  'legal-hold-lifted': { reason: WordsId }
}
