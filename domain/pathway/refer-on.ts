import { codeOf } from '../titled.ts'
import { agencyId, words } from '../fields.ts'
import type { Refusal } from '../decider.ts'
import { refuse } from './rule.ts'
import type { SiteReference } from '../reference/reference.ts'
import { type ReferredOn, services } from './shape/referral.ts'

/** To which service a pathway is referred on, and who receives it: what triage and a conference say of a decision to refer on. */
export const referredOn = {
  referTo: codeOf(services).optional(),
  /** The agency that receives it, where it is one of the site's. */
  receiver: agencyId().optional(),
  /** Who receives it in words, where it is no agency of the site's; the coordinator then asks them. */
  receiverName: words(200).optional(),
} as const

/** Why it cannot be referred on so: nobody said to which service, or the receiver is no agency of the site. */
export function whyNotReferOn(
  { referTo, receiver }: ReferredOn,
  { agencies }: SiteReference,
): Refusal | undefined {
  if (!referTo) return refuse('receiver-missing', 'referTo')
  if (receiver && !Object.hasOwn(agencies, receiver)) return refuse('not-in-core-set', 'receiver')
  return undefined
}
