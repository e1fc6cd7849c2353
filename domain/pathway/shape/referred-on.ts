import { agencyId, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { services } from './referral.ts'

/** To which service a pathway is referred on, and who receives it: what triage and a conference say of a decision to refer on. */
export const referredOn = {
  referTo: codeOf(services).optional(),
  /** The agency that receives it, where it is one of the site's. */
  receiver: agencyId().optional(),
  /** Who receives it in words, where it is no agency of the site's; the coordinator then asks them. */
  receiverName: words(200).optional(),
} as const
