import { keptUntil } from '../policy/retention.ts'
import { owed, type PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'

/** Why a record is erased. Only what is no longer needed waits for its day. */
export const erasureGrounds = {
  noLongerNeeded: { title: 'The retention period is over', early: false },
  rightToErasure: {
    title: 'A right to erasure (UK GDPR Art. 17; Data Protection Act 2018, s. 47)',
    early: true,
  },
  unlawful: { title: 'It should not have been recorded', early: true },
  courtOrder: { title: 'An order of a court or of the Information Commissioner', early: true },
} as const satisfies Record<string, { title: string; early: boolean }>
export type ErasureGround = keyof typeof erasureGrounds

export const retentionDecisions = {
  retain: { title: 'Keep it' },
  erase: { title: 'Erase it' },
} as const

/** What is to become of the record of a pathway. */
export interface Retention {
  /** From when the keeping is counted: the end of the pathway. */
  readonly endedAt?: number
  /** One of the policy's classes, where the officer has said so. */
  readonly class?: string
  /** The date that was set when it was last decided to keep it. */
  readonly until?: number
  readonly legalHold?: true
  /** The words are erased; the id of the one text that is left: why. */
  readonly erased?: string
}

/**
 * When the keeping of an ended pathway is next to be decided; undefined before the end, while the decision is owed, and
 * once the words are erased. A pathway that ended before its end was dated counts from its last referral.
 */
export function retentionAt(state: PathwayState, { policy }: SiteReference): number | undefined {
  const { stage, retention = {}, lastReferralAt } = state
  if (stage !== 'ended' || retention.erased !== undefined) return undefined
  if (owed(state, 'retentionDecision').length > 0) return undefined
  const since = retention.endedAt ?? lastReferralAt
  if (since === undefined) return undefined
  return retention.until ?? keptUntil(policy, since, retention.class)
}
