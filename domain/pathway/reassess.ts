import type { PathwayBuilder } from './builder.ts'
import type { lifeChanges } from '../codes.ts'
import { owed } from './state.ts'

/** What makes a new assessment of the risk necessary. */
export type ReassessmentTrigger =
  | keyof typeof lifeChanges
  | 'incident'
  | 'missedSessions'
  | 'consentWithdrawn'
  | 'disengaged'
  | 'notDelivered'
  | 'breach'
  | 'review'
  | 'victimDied'

/**
 * Owes a new assessment while the person is alive, one at a time because each looks at everything. Only the assessment
 * itself changes the risk.
 */
export function oweReassessment(builder: PathwayBuilder, because: ReassessmentTrigger): void {
  if (builder.state.flags.includes('personDied')) return
  if (owed(builder.state, 'reassess').length === 0) builder.open('reassess', { about: because })
}
