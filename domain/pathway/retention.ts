import { keptUntil } from '../policy/retention.ts'
import { owed, type PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'

/**
 * When it must next be decided whether to keep an ended pathway's record. Undefined before the end, while the decision
 * is owed, and once the words are erased. A pathway that ended before its end was dated counts from its last referral.
 */
export function retentionAt(state: PathwayState, { policy }: SiteReference): number | undefined {
  const { stage, retention = {}, lastReferralAt } = state
  if (stage !== 'ended' || retention.erased !== undefined) return undefined
  if (owed(state, 'retentionDecision').length > 0) return undefined
  const since = retention.endedAt ?? lastReferralAt
  if (since === undefined) return undefined
  return retention.until ?? keptUntil(policy, since, retention.class)
}
