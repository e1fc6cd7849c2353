import { type Party } from '../decider.ts'

/** What is said of something that begins to be owed, where it is not as usual. */
export interface Opening {
  readonly owner?: Party
  /** From when the clock runs: when the command was received, unless something earlier counts. */
  readonly since?: number
  /** From when the clock runs, where that is not the moment from which it is owed. */
  readonly from?: number
  /** A date of its own, in place of what the clock gives; kept when a policy or a calendar changes. */
  readonly due?: number
  readonly clock?: string
  readonly about?: string
}
