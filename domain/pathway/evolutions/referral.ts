import { type Evolutions, ratedAtOf } from './evolution.ts'
import { onStrand } from '../strands.ts'
import type { SafeContactTerms } from '../../victim/safe-contact.ts'
import { unchanged } from '../../entity/evolution.ts'

/** The referral, and what triage made of it. */
export const referralEvolutions = {
  'referral-received': (state, { site, policy, calendar, receivedAt, ...fact }) => ({
    ...state,
    openedAt: receivedAt,
    lastReferralAt: receivedAt,
    site,
    policyVersion: policy,
    ...(calendar === undefined ? {} : { calendar }),
    person: fact.person,
    victim: fact.victim,
    referrer: fact.referrer,
    ...(fact.contactTerms ? { referredContact: fact.contactTerms } : {}),
    referral: {
      screening: fact.screening,
      incidents: fact.incidents.map(({ on, kind }) => ({ on, kind })),
      ...(fact.children === undefined ? {} : { children: fact.children }),
    },
  }),
  'referral-accepted': unchanged,
  'referral-returned': unchanged,
  // What the amendment leaves out stays as it was.
  'referral-amended': (before, { contactTerms, strand, ...amended }) => {
    const state = contactTerms ? onStrand(before, strand, underTerms(contactTerms)) : before
    const { referral } = state
    if (!referral) return state
    const { screening, incidents, children = referral.children } = amended
    const told = incidents?.map(({ on, kind }) => ({ on, kind })) ?? referral.incidents
    return {
      ...state,
      referral: {
        screening: screening ?? referral.screening,
        incidents: told,
        ...(children === undefined ? {} : { children }),
      },
    }
  },
  'person-corrected': unchanged,
  'referral-rejected': unchanged,
  'referral-withdrawn': unchanged,
  'triage-decided': (state, { outcome, referTo, ratedAt }) => ({
    ...state,
    ...ratedAtOf(ratedAt),
    plan: { ...state.plan, lastDecision: { by: 'triage', outcome } },
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'advice-recorded': unchanged,
  'referral-on-acknowledged': (state) => ({ ...state, referralAcknowledged: true }),
} satisfies Partial<Evolutions>

/** Stricter terms take the place of those that hold: the advocate's if there are any, else the referral's. */
const underTerms =
  (terms: SafeContactTerms) =>
  ({ safeContact }: { readonly safeContact?: SafeContactTerms }) =>
    safeContact?.safe ? { safeContact: terms } : { referredContact: terms }
