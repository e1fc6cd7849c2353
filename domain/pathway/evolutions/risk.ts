import { type Evolutions, same } from './evolution.ts'

/** The risk, and what interrupts. */
export const riskEvolutions = {
  'risk-set': (state, { risk }) => ({ ...state, risk }),
  // A type that was found stays until another is.
  'risk-assessed': (state, { ratings, typology }) => ({
    ...state,
    ratings,
    ...(typology === undefined ? {} : { typology }),
  }),
  'change-recorded': same,
  'incident-reported': same,
} satisfies Partial<Evolutions>
