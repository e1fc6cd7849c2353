import type { PathwayCommandName } from '../../../../../domain/pathway/commands/index.ts'
import type { RefusalCode } from '../../../../../domain/refusals.ts'
import type { Story } from '../story.ts'

/** How one command is accepted, each way in a sentence; and for each refusal it can give, a story that ends in it. */
export interface CommandCases {
  readonly accepts: Readonly<Record<string, () => Story>>
  readonly refuses: Readonly<Partial<Record<RefusalCode, () => Story>>>
}

export type Cases = Readonly<Partial<Record<PathwayCommandName, CommandCases>>>

type Beginnings = Readonly<Partial<Record<RefusalCode, () => Story>>>

/** The stories in which the usual command is refused, by what must have happened until then for each refusal. */
export const refusedFrom = (name: PathwayCommandName, beginnings: Beginnings): Beginnings =>
  Object.fromEntries(
    Object.entries(beginnings).map(([code, begin]) => [code, () => begin().when(name)]),
  )
