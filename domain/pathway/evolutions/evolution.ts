import type { EvolutionsOf } from '../../entity/evolution.ts'
import type { PathwayFacts } from '../events.ts'
import type { PathwayState } from '../state.ts'

/** How each type of fact changes a pathway. */
export type Evolutions = EvolutionsOf<PathwayState, PathwayFacts>

/** When the risk was rated, if the fact says so; older facts do not. */
export const ratedAtOf = (ratedAt: number | undefined): Pick<PathwayState, 'riskRatedAt'> =>
  ratedAt === undefined ? {} : { riskRatedAt: ratedAt }

export { without } from '../../obligations/without.ts'
