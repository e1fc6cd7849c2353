import { type Evolutions, without } from './evolution.ts'

/** What is done with the record of a pathway, and its going to another site. */
export const afterEvolutions = {
  'retention-classified': (state, { class: code }) => ({
    ...state,
    // The class counts from the end again, whatever date was set before it was known.
    retention: { ...without(state.retention ?? {}, 'until'), class: code },
  }),
  'record-retained': (state, { until }) => ({
    ...state,
    retention: { ...state.retention, until },
  }),
  'erasure-proposed': (state, proposed) => ({
    ...state,
    retention: { ...state.retention, proposed },
  }),
  'erasure-withdrawn': (state) => ({
    ...state,
    retention: without(state.retention ?? {}, 'proposed'),
  }),
  'record-erased': (state, { ground, reason }) => ({
    ...state,
    retention: {
      ...without(without(state.retention ?? {}, 'until'), 'proposed'),
      erased: reason ?? ground,
    },
  }),
  'legal-hold-set': (state) => ({ ...state, retention: { ...state.retention, legalHold: true } }),
  'legal-hold-lifted': (state) => ({
    ...state,
    retention: without(state.retention ?? {}, 'legalHold'),
  }),
  'transfer-offered': (state, { to, reason }) => ({ ...state, transfer: { to, reason } }),
  'transfer-withdrawn': (state) => without(state, 'transfer'),
  'transfer-refused': (state) => without(state, 'transfer'),
  'transfer-accepted': (state, { to, policy, provider }) => ({
    ...without(state, 'transfer'),
    site: to,
    policyVersion: policy,
    ...(provider ? { provider } : {}),
  }),
} satisfies Partial<Evolutions>
