import { type Evolutions, rated, same } from './evolution.ts'

/** The referral, and what triage made of it. */
export const referralEvolutions = {
  'referral-received': (
    state,
    { site, policy, calendar, receivedAt, person, victim, referrer, screening, incidents },
  ) => ({
    ...state,
    openedAt: receivedAt,
    lastReferralAt: receivedAt,
    site,
    policyVersion: policy,
    ...(calendar === undefined ? {} : { calendar }),
    person,
    victim,
    referrer,
    referral: { screening, incidents: incidents.map(({ on, kind }) => ({ on, kind })) },
  }),
  'referral-accepted': same,
  'referral-returned': same,
  // What the amendment leaves out stays as it was.
  'referral-amended': (state, { screening, incidents }) => {
    const { referral } = state
    if (!referral) return state
    const told = incidents?.map(({ on, kind }) => ({ on, kind })) ?? referral.incidents
    return {
      ...state,
      referral: { screening: screening ?? referral.screening, incidents: told },
    }
  },
  'referral-rejected': same,
  'triage-decided': (state, { outcome, referTo, ratedAt }) => ({
    ...state,
    ...rated(ratedAt),
    plan: { ...state.plan, lastDecision: { by: 'triage', outcome } },
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'advice-recorded': same,
  'referral-on-acknowledged': (state) => ({ ...state, referralAcknowledged: true }),
} satisfies Partial<Evolutions>
