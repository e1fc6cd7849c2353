import type { ConferenceState } from './state.ts'
import { keptBy } from '../policy/retention.ts'
import { owedOf } from '../obligations/owing.ts'
import type { SiteReference } from '../reference/reference.ts'

/** Whether a meeting is over, and its record complete. */
export const isOver = ({ stage }: Pick<ConferenceState, 'stage'>): boolean =>
  stage === 'locked' || stage === 'cancelled'

/** Until when the record of a meeting is kept at least: the policy's time from the day of the meeting, or as was decided. */
export const meetingKeptTo = (
  { meeting, retention = {} }: ConferenceState,
  { policy }: Pick<SiteReference, 'policy'>,
): number | undefined =>
  retention.until ?? (meeting && keptBy(policy, 'meetingRetention', meeting.at))

/**
 * When it must next be decided whether to keep the record of a meeting. Undefined until it is over, while the decision is owed,
 * and once its words are erased.
 */
export function meetingRetentionAt(
  state: ConferenceState,
  reference: Pick<SiteReference, 'policy'>,
): number | undefined {
  if (!isOver(state) || state.retention?.erased !== undefined) return undefined
  if (owedOf(state, 'meetingRetention', 'confirmMeetingErasure').length > 0) return undefined
  return meetingKeptTo(state, reference)
}
