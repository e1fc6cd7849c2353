import { type Evolutions, ratedAtOf } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

/** The risk, and what interrupts. */
export const riskEvolutions = {
  'risk-set': (state, { risk }) => ({ ...state, risk }),
  // A type that was found stays until another is.
  'risk-assessed': (state, { ratings, ratedAt, typology }) => ({
    ...state,
    ...ratedAtOf(ratedAt),
    ratings,
    ...(typology === undefined ? {} : { typology }),
  }),
  'change-recorded': unchanged,
  'reported-by-name': unchanged,
  'report-disowned': unchanged,
  'report-heard': unchanged,
  'incident-reported': unchanged,
  'reports-joined': unchanged,
} satisfies Partial<Evolutions>
