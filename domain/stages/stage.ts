import type { Role } from '../codes.ts'
import type { ObligationCode } from '../obligations/kinds.ts'

/** Where an outcome can lead: another stage, the same one, or the pathway's end. */
export type Destination =
  | 'referral'
  | 'triage'
  | 'research'
  | 'conference'
  | 'suitability'
  | 'sessions'
  | 'review'
  | 'closure'
  | 'watch'
  | 'ended'

/** A stage of the main line: whose turn it is, what is owed on entering, and where each outcome leads. */
export interface StageDefinition {
  readonly title: string
  readonly owner: Role
  /** The obligation that entering the stage raises; its kind names the clock and the ladder. None where time decides. */
  readonly owes?: ObligationCode
  readonly clock: string
  readonly ladder: string
  readonly outcomes: Readonly<Record<string, Destination>>
}
