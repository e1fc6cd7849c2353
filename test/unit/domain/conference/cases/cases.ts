import { type CommandCases, refusedWhen } from '../../command-cases.ts'
import type { ConferenceCommandName } from '../../../../../domain/conference/commands/index.ts'
import type { Story } from '../story.ts'

export type Cases = Readonly<Partial<Record<ConferenceCommandName, CommandCases<Story>>>>

/** The stories in which the usual command is refused, by what must have happened until then for each refusal. */
export const refusedFrom = refusedWhen<ConferenceCommandName, Story>()
