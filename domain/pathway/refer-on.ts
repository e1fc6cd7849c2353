import type { Refusal } from '../entity/decider.ts'
import { refuse } from '../entity/rule.ts'
import type { SiteReference } from '../reference/reference.ts'
import type { ReferredOn } from './shape/referral.ts'

/** Why it cannot be referred on like this: nobody said to which service, or the receiver is not an agency of the site. */
export function whyNotReferOn(
  { referTo, receiver }: ReferredOn,
  { agencies }: SiteReference,
): Refusal | undefined {
  if (!referTo) return refuse('receiver-missing', 'referTo')
  if (receiver && !Object.hasOwn(agencies, receiver)) return refuse('not-in-core-set', 'receiver')
  return undefined
}
