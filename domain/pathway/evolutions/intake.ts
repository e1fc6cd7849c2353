import { type Evolutions, same, without } from './evolution.ts'

/** Who else the person may be, or is, and to whom a referral went. */
export const intakeEvolutions = {
  'matches-found': (state, { raises }) => ({
    ...state,
    flags: [...state.flags.filter((flag) => !raises.includes(flag)), ...raises],
  }),
  'referral-linked': (state, { to, contact }) => ({
    ...state,
    link: { to, ...(contact ? { contact } : {}) },
  }),
  'referral-unlinked': (state) => without(state, 'link'),
  'referral-taken': (state, { pathway, referredAt, before }) => ({
    ...state,
    lastReferralAt: Math.max(referredAt, before ?? referredAt),
    taken: [
      ...(state.taken ?? []),
      { pathway, referredAt, ...(before === undefined ? {} : { before }) },
    ],
  }),
  // The last referral is again the one before, unless something else has moved it meanwhile.
  'referral-given-back': (state, { pathway }) => {
    const back = state.taken?.findLast((one) => one.pathway === pathway)
    const moved = back?.before === undefined || state.lastReferralAt !== back.referredAt
    return {
      ...state,
      taken: (state.taken ?? []).filter((one) => one !== back),
      ...(moved ? {} : { lastReferralAt: back.before }),
    }
  },
  'person-merged': (state, { pathway, was, person }) => ({
    ...state,
    person,
    merges: [...(state.merges ?? []), { pathway, was }],
  }),
  'person-split': (state, { person }) => ({
    ...state,
    person,
    merges: (state.merges ?? []).slice(0, -1),
  }),
  'merge-noted': same,
} satisfies Partial<Evolutions>
