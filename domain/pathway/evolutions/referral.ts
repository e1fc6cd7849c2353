import { type Evolutions, same } from './evolution.ts'

/** The referral, and what triage made of it. */
export const referralEvolutions = {
  'referral-received': (state, { site, policy, receivedAt, person, victim, referrer }) => ({
    ...state,
    openedAt: receivedAt,
    lastReferralAt: receivedAt,
    site,
    policyVersion: policy,
    person,
    victim,
    referrer,
  }),
  'referral-accepted': same,
  'referral-returned': same,
  'referral-amended': same,
  'referral-rejected': same,
  'triage-decided': (state, { referTo }) => ({
    ...state,
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'advice-recorded': same,
  'referral-on-acknowledged': same,
} satisfies Partial<Evolutions>
