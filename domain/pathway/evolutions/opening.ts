import type { Evolutions } from './evolution.ts'

/** Who opened a pathway in an emergency. What was not justified is closed to them at once. */
export const openingEvolutions = {
  'glass-broken': (state, { id, person, until }) => ({
    ...state,
    openings: [...(state.openings ?? []), { id, person, until }],
  }),
  'opening-reviewed': (state, { id, finding }) =>
    finding === 'justified'
      ? state
      : {
          ...state,
          openings: (state.openings ?? []).map((one) =>
            one.id === id ? { ...one, until: 0 } : one,
          ),
        },
} satisfies Partial<Evolutions>
