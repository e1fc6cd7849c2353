import type { Band } from '../../matching/codes.ts'
import type { Rating, Risk } from '../../codes.ts'
import type { OfStrand } from './victim.ts'
import type { WordsId } from './words-id.ts'

/** The risk, and what interrupts. */
export interface RiskFacts {
  'risk-set': { risk: Risk; because: string }
  'risk-assessed': {
    instrument: string
    ratings: Record<string, Rating>
    /** When the risk was rated, which every decision on it says. */
    ratedAt?: number
    typology?: string
    drivers?: { kind: string; note?: WordsId }[]
    /** Why the risk is lower than the ratings say. */
    rationale?: WordsId
    note?: WordsId
  }
  'change-recorded': { on: string; kind: string; note: WordsId }
  /** By somebody who has no tie to it: what they said of a person whom they named. */
  'reported-by-name': {
    report: string
    on: string
    kind: string
    note: WordsId
    urgent: boolean
    band: Band
  }
  /** On another pathway of the same person: by which match to ask, and which at the same site. */
  'report-heard': { match: string; pathway?: string }
  /** It is about somebody else. */
  'report-disowned': { report: string; reason: WordsId }
  /** Two reports are of one incident, by their numbers: `event` counts no more beside `of`. */
  'reports-joined': { event: number; of: number; reason: WordsId }
  'incident-reported': OfStrand & { on: string; kind: string; note: WordsId; urgent: boolean }
}
