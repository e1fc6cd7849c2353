import type { Role } from '../codes.ts'
import type { ObligationCode } from '../obligations/kinds.ts'

/** A stage of the main line: whose turn it is, what is owed on entering, and where each outcome leads. */
export interface StageDefinition {
  readonly title: string
  readonly owner: Role
  /** The obligation that entering the stage raises; its kind names the clock and the ladder. None if time decides. */
  readonly owes?: ObligationCode
  readonly clock: string
  readonly ladder: string
  /** Where each outcome leads: a stage of the registry, or the end; if it depends, each place, the usual one first. */
  readonly outcomes: Readonly<Record<string, string | readonly string[]>>
}
