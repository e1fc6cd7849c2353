import type { ErasureGround, ErasureProposal } from '../shape/closure.ts'
import type { Party } from '../../entity/decider.ts'
import type { Risk } from '../../codes.ts'
import type { WordsId } from './words-id.ts'

/** What is done with the record of a pathway: kept, held, erased; and its going to another site. */
export interface AfterFacts {
  'retention-classified': { class: string; reason: WordsId }
  'record-retained': { until: number; reason: WordsId }
  'erasure-proposed': ErasureProposal
  'erasure-withdrawn': { reason?: WordsId }
  /** Why is a code alone; an earlier version kept a text too. */
  'record-erased': { ground: ErasureGround; reason?: WordsId }
  'legal-hold-set': { reason: WordsId }
  'legal-hold-lifted': { reason: WordsId }
  /** To whom at which site, and what the answer depends on: the stage, the risk and how much is owed. */
  'transfer-offered': Party & {
    to: string
    stage: string
    risk?: Risk
    owed: number
    reason: WordsId
  }
  'transfer-withdrawn': { to: string; reason: WordsId }
  'transfer-refused': { to: string; reason: WordsId }
  'transfer-accepted': {
    from: string
    to: string
    policy: number
    provider?: Party
    note?: WordsId
  }
}
