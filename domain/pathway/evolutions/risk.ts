import { type Evolutions, same } from './evolution.ts'

/** The risk, and what interrupts. */
export const riskEvolutions = {
  'risk-set': (state, { risk }) => ({ ...state, risk }),
  'risk-assessed': (state, { ratings }) => ({ ...state, ratings }),
  'incident-reported': same,
} satisfies Partial<Evolutions>
