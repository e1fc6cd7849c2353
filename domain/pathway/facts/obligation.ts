import type { ObligationCode } from '../../obligations/kinds.ts'
import type { OwingFacts } from '../../obligations/facts.ts'
import type { Role } from '../../codes.ts'

/** What is owed, and what was said about it. */
export interface ObligationFacts extends OwingFacts<ObligationCode> {
  'delivery-failed': { agency: string; role: Role; code: string }
  /** So many of the events before this one were put back into a restored database. */
  'history-restored': { events: number }
  'answer-received': { command: string; code: string }
}
