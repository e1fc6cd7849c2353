// The bodies that the documentation shows, for tests that send them.
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { examplesOf } from '../../domain/entity/rule.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { without } from '../../domain/obligations/without.ts'

export { planExample } from '../../domain/conference/bodies.ts'
export { referralExample } from '../../domain/pathway/commands/submit-referral.ts'

/** Of each command that people send to a pathway; a referral makes one. */
export const examples: Partial<Record<PathwayCommandName, object>> = without(
  examplesOf(pathwayCommands),
  'submit-referral',
)

/** Of each command that people send to a meeting; a plan makes one. */
export const conferenceExamples: Partial<Record<ConferenceCommandName, object>> = without(
  examplesOf(conferenceCommands),
  'plan-conference',
)
