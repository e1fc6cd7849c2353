import { type ConferenceCommandName } from '../../../../../domain/conference/commands/index.ts'
import { type RefusalCode } from '../../../../../domain/refusals.ts'
import { type Story } from '../story.ts'

/** How one command is accepted, each way in a sentence; and for each refusal it can give, a story that ends in it. */
interface CommandCases {
  readonly accepts: Readonly<Record<string, () => Story>>
  readonly refuses: Readonly<Partial<Record<RefusalCode, () => Story>>>
}

export type Cases = Readonly<Partial<Record<ConferenceCommandName, CommandCases>>>
