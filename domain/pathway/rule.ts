import type { MessageName } from '../entity/messages.ts'
import type { PathwayBuilder } from './builder.ts'
import { refuse, type Rule, ruleFor, ruleWithFor } from '../entity/rule.ts'
import type { StageCode } from '../stages/index.ts'

/** A command of a pathway. */
export type PathwayRule = Rule<PathwayBuilder>

/** Makes a command of a pathway, its rule tied to the type of its body. */
export const rule = ruleFor<PathwayBuilder>()

/** Makes commands of a pathway that share part of their entry. */
export const ruleWith = ruleWithFor<PathwayBuilder>()

/** What follows when another entity refuses a message of a pathway, by the name of the message. */
export type WhenRefused = {
  readonly [N in MessageName<'pathway'> | MessageName<'conference'>]?: (
    builder: PathwayBuilder,
    code: string,
  ) => void
}

/** Allows a command at these stages only. */
export const atStages =
  (...places: readonly StageCode[]): PathwayRule['allowed'] =>
  (state) =>
    places.some((place) => place === state.stage) ? undefined : refuse('wrong-stage')
