import type { PathwayBuilder } from './builder.ts'
import type { Policy } from '../policy/policy.ts'
import { optional } from '../entity/rule.ts'
import { keptUntil } from '../policy/retention.ts'
import { owed, type PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'

/**
 * When it must next be decided whether to keep an ended pathway's record. Undefined before the end, while the decision
 * is owed, and once the words are erased. A pathway that ended before its end was dated counts from its last referral.
 */
export function retentionAt(state: PathwayState, { policy }: SiteReference): number | undefined {
  const { stage, retention = {} } = state
  if (stage !== 'ended' || retention.erased !== undefined) return undefined
  if (owed(state, 'retentionDecision', 'confirmErasure').length > 0) return undefined
  return keptTo(state, policy)
}

/** Until when an ended pathway's record is kept at least; undefined for one that does not say since when. */
export function keptTo(
  { retention = {}, lastReferralAt }: PathwayState,
  policy: Policy,
): number | undefined {
  const since = retention.endedAt ?? lastReferralAt
  if (since === undefined) return undefined
  return retention.until ?? keptUntil(policy, since, retention.class)
}

/** A proposed erasing is off: what is to become of the record is asked again in its time. */
export function withdrawErasure(builder: PathwayBuilder, reason?: string): void {
  if (!builder.state.retention?.proposed) return
  builder.settle(['confirmErasure'], 'ended')
  builder.record('erasure-withdrawn', optional({ reason }))
}
