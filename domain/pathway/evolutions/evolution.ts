import type { PathwayEventType, PathwayFacts } from '../events.ts'
import type { PathwayState } from '../state.ts'

/** How one type of fact changes the state. */
export type Evolution<T extends PathwayEventType> = (
  state: PathwayState,
  fact: PathwayFacts[T],
) => PathwayState

/** The changes of one area; the areas together leave no type out. */
export type Evolutions = { readonly [T in PathwayEventType]: Evolution<T> }

/** For a fact that is kept on the timeline and changes nothing that a rule reads. */
export const unchanged = (state: PathwayState): PathwayState => state

/** When the risk was rated, if the fact says so; older facts do not. */
export const ratedAtOf = (ratedAt: number | undefined): Pick<PathwayState, 'riskRatedAt'> =>
  ratedAt === undefined ? {} : { riskRatedAt: ratedAt }

export { without } from '../../obligations/without.ts'
