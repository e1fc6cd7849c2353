import { type Evolutions, rated, same } from './evolution.ts'

/** The risk, and what interrupts. */
export const riskEvolutions = {
  'risk-set': (state, { risk }) => ({ ...state, risk }),
  // A type that was found stays until another is.
  'risk-assessed': (state, { ratings, ratedAt, typology }) => ({
    ...state,
    ...rated(ratedAt),
    ratings,
    ...(typology === undefined ? {} : { typology }),
  }),
  'change-recorded': same,
  'incident-reported': same,
} satisfies Partial<Evolutions>
