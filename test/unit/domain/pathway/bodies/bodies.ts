import type { Actor } from '../../../../../domain/entity/decider.ts'
import type { PathwayCommandName } from '../../../../../domain/pathway/commands/index.ts'
import type { PastEvent } from '../../../../../domain/pathway/withdrawal/entries.ts'
import type { PathwayState } from '../../../../../domain/pathway/state.ts'

/** What a random body is made from: the pathway as it stands, and choices that one number makes. */
interface Choices {
  readonly state: PathwayState
  readonly now: number
  readonly by: Actor
  /** All that happened until now. */
  readonly past: readonly PastEvent[]
  /** One of a list; of an empty one, nothing. */
  readonly of: <T>(list: readonly T[]) => T | undefined
  /** An instant around now, mostly after it. */
  readonly iso: string
  /** An obligation of the pathway, or one that it never had. */
  readonly obligationId: string
  readonly risk: string | undefined
}

/** What is open in the bodies of an area's commands; the rest of each is the usual. */
export type Bodies = (choices: Choices) => Partial<Record<PathwayCommandName, object>>
