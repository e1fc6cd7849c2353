import { narrowed, type SaidTerms, type SafeContactTerms, termsOf } from '../victim/safe-contact.ts'
import { owed, type PathwayState } from './state.ts'
import type { PathwayBuilder } from './builder.ts'

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
  { flags, safeContact, referredContact }: PathwayState,
  { safe, terms }: SaidContact,
): SafeContactTerms | undefined {
  if (safe !== true || !terms) return undefined
  if (safeContact?.safe) return narrowed(safeContact, terms, 'nothing')
  if (referredContact) return narrowed(referredContact, terms, 'no')
  return safeContact || flags.includes('contactUnsafe') ? undefined : termsOf(terms)
}

/** Contact is unsafe if a referral says so, and the advocate owes a look at what it says. */
export function hearReferrer(builder: PathwayBuilder, safe: boolean | undefined): void {
  if (safe === undefined) return
  if (!safe) builder.flag('contactUnsafe', true)
  if (builder.state.flags.includes('victimDied')) return
  if (owed(builder.state, 'lookAtSafeContact').length === 0) builder.open('lookAtSafeContact')
}
