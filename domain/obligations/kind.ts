import type { Role } from '../codes.ts'
import type { ClockCode } from '../policy/clocks.ts'
import type { LadderCode } from '../policy/ladders.ts'

/** One kind of thing that can be owed. */
export interface ObligationKind {
  /** What waits, with its article, fit for "waiting for …": says the kind of thing and nothing about anyone. */
  readonly title: string
  /** The role that owes it unless the rule names a party. */
  readonly owner: Role
  /** The roles that can meet it, so that it can be given to them; only the owner's if it is left out. */
  readonly heldBy?: readonly Role[] | 'anyRole'
  readonly clock: ClockCode
  readonly ladder: LadderCode
  /** Whether a coordinator or supervisor may let it go: not what drives a stage, nor what guards the victim. */
  readonly waivable: boolean
  /** `stage`: ends with its stage. `beside`: outlives stages, ends with the pathway unless it outlives that too. */
  readonly span: 'stage' | 'beside'
  /** No decision ends it, not even the end of the pathway: it is met, or its owner ends it. */
  readonly outlives?: true
  /** Whether it is owed for one victim, and so for each of several. */
  readonly perVictim?: true
  /** Whether its owner may also say that it is done, by `record-done`. What else meets it, the commands say: `settles`. */
  readonly byHand?: true
}
