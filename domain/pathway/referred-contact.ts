import { narrowed, type SaidTerms, type SafeContactTerms, termsOf } from '../victim/safe-contact.ts'
import { isRaised } from './strands.ts'
import type { Strand } from './shape/strand.ts'
import type { StrandBuilder } from './strand-builder.ts'

/** What a referral says of contact: whether it is safe and, if so, how. Referrals of earlier versions say only whether. */
export interface SaidContact {
  readonly safe?: boolean | undefined
  readonly terms?: SaidTerms | undefined
}

/** The terms with which a referral begins. */
export const firstTerms = ({ safe, terms }: SaidContact): SafeContactTerms | undefined =>
  safe === true && terms ? termsOf(terms) : undefined

/**
 * The terms that hold after the referrer has spoken again. The referrer may make them stricter and never looser: only the
 * advocate does that. Undefined where nothing changes.
 */
export function termsAfter(
  strand: Strand,
  { safe, terms }: SaidContact,
): SafeContactTerms | undefined {
  const { safeContact, referredContact } = strand
  if (safe !== true || !terms) return undefined
  if (safeContact?.safe) return narrowed(safeContact, terms, 'nothing')
  if (referredContact) return narrowed(referredContact, terms, 'no')
  return safeContact || isRaised(strand, 'contactUnsafe') ? undefined : termsOf(terms)
}

/** Contact is unsafe if a referral says so, and the advocate owes a look at what it says. */
export function hearReferrer(of: StrandBuilder, safe: boolean | undefined): void {
  if (safe === undefined) return
  if (!safe) of.flag('contactUnsafe', true)
  if (isRaised(of.strand, 'victimDied')) return
  if (of.owed('lookAtSafeContact').length === 0) of.open('lookAtSafeContact')
}
