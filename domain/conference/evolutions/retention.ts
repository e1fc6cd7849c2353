import type { Evolutions } from './evolution.ts'
import { without } from '../../obligations/without.ts'

/** What is done with the record of a meeting. */
export const retentionEvolutions = {
  'meeting-retained': (state, { until }) => ({ ...state, retention: { until } }),
  'meeting-erasure-proposed': (state, proposed) => ({
    ...state,
    retention: { ...state.retention, proposed },
  }),
  'meeting-erasure-withdrawn': (state) => ({
    ...state,
    retention: without(state.retention ?? {}, 'proposed'),
  }),
  'meeting-erased': (state, { ground }) => ({ ...state, retention: { erased: ground } }),
} satisfies Partial<Evolutions>
