import { type CommandCases, refusedWhen } from '../../command-cases.ts'
import type { PathwayCommandName } from '../../../../../domain/pathway/commands/index.ts'
import type { Story } from '../story.ts'

export type Cases = Readonly<Partial<Record<PathwayCommandName, CommandCases<Story>>>>

/** The stories in which the usual command is refused, by what must have happened until then for each refusal. */
export const refusedFrom = refusedWhen<PathwayCommandName, Story>()
