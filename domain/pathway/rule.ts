import type { PathwayBuilder } from './builder.ts'
import { refuse, type Rule, ruleFor } from '../entity/rule.ts'
import type { StageCode } from '../stages/index.ts'

/** A command of a pathway. */
export type PathwayRule = Rule<PathwayBuilder>

/** Makes a command of a pathway, its rule tied to the type of its body. */
export const rule = ruleFor<PathwayBuilder>()

/** Allows a command at these stages only. */
export const atStages =
  (...places: readonly StageCode[]): PathwayRule['allowed'] =>
  (state) =>
    places.some((place) => place === state.stage) ? undefined : refuse('wrong-stage')
