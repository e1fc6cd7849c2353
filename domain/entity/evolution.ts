/** How a fact changes a state. */
export type Evolution<State, Fact> = (state: State, fact: Fact) => State

/** How each type of fact does; the areas together leave no type out. */
export type EvolutionsOf<State, Facts> = {
  readonly [T in keyof Facts]: Evolution<State, Facts[T]>
}

/** For a fact that is kept on the timeline and changes nothing that a rule reads. */
export const unchanged = <State>(state: State): State => state
