import type { Party } from '../../entity/decider.ts'
import type { Session } from '../shape/treatment.ts'
import type { WordsId } from './words-id.ts'

/** Suitability and sessions. */
export interface TreatmentFacts {
  'suitability-recorded': { result: string; note?: WordsId }
  'sessions-planned': {
    programme: string
    provider: Party
    basis: 'consent' | 'order'
    orderId?: string
    sessions: Session[]
  }
  'session-recorded': {
    id: string
    record: NonNullable<Session['record']>
    missedRunning: number
    note?: WordsId
  }
  'session-moved': { id: string; to: number; requestedBy: string; reason: WordsId }
  'session-booked': {
    id: string
    how: string
    place?: WordsId
    withWhom?: WordsId
    needs?: WordsId
  }
  'session-cancelled': { id: string; reason: WordsId }
  'missed-session-followed-up': { id: string; result: string; evidenceBy?: number; note?: WordsId }
  'absence-judged': {
    id: string
    absence: NonNullable<NonNullable<Session['record']>['absence']>
    missedRunning: number
    note?: WordsId
  }
  /** The provider cannot go on; the sessions that are still planned wait for another. */
  'programme-given-up': { agency: string; reason: WordsId }
  /** Another provides the sessions that are still planned: those that have another date with it. */
  'provider-changed': {
    provider: Party
    was?: Party
    sessions: readonly { readonly id: string; readonly at: number }[]
    reason: WordsId
  }
  'programme-ended': { outcome: string; planned: number; delivered: number; reason?: WordsId }
  'closing-report-recorded': {
    outcomes: Record<string, string>
    planned: number
    delivered: number
    report: WordsId
  }
}
