import { type Evolutions, ratedAtOf } from './evolution.ts'
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
    referral: {
      screening: fact.screening,
      incidents: fact.incidents.map(({ on, kind }) => ({ on, kind })),
      ...(fact.children === undefined ? {} : { children: fact.children }),
    },
  }),
  'referral-accepted': unchanged,
  'referral-returned': unchanged,
  // What the amendment leaves out stays as it was.
  'referral-amended': (state, { screening, incidents, children = state.referral?.children }) => {
    const { referral } = state
    if (!referral) return state
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
  'referral-rejected': unchanged,
  'triage-decided': (state, { outcome, referTo, ratedAt }) => ({
    ...state,
    ...ratedAtOf(ratedAt),
    plan: { ...state.plan, lastDecision: { by: 'triage', outcome } },
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'advice-recorded': unchanged,
  'referral-on-acknowledged': (state) => ({ ...state, referralAcknowledged: true }),
} satisfies Partial<Evolutions>
