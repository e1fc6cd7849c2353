// The bodies that the documentation shows, for tests that send them.
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { without } from '../../domain/obligations/without.ts'

/** The bodies that a registry gives as examples, by command. */
const examplesOf = <Name extends string>(
  rules: Readonly<Record<Name, { readonly example?: object }>>,
): Partial<Record<Name, object>> =>
  // the registry's own keys
  Object.fromEntries(
    Object.entries<{ readonly example?: object }>(rules).flatMap(([name, { example }]) =>
      example ? [[name, example]] : [],
    ),
  ) as Partial<Record<Name, object>>

export { planExample } from '../../domain/conference/bodies.ts'
export { referralExample } from '../../domain/pathway/commands/submit-referral.ts'

/** Of each command that people send to a pathway; a referral makes one. */
export const examples: Partial<Record<PathwayCommandName, object>> = without(
  examplesOf(pathwayCommands),
  'submit-referral',
)

/** A call at a safe time from a withheld number, for what records a contact with the victim. */
export const contactMade = {
  channel: 'phone',
  at: '2026-01-15T10:30:00Z',
  window: 'inside',
  withheldNumber: true,
} as const

/** Of each command that people send to a meeting; a plan makes one. */
export const conferenceExamples: Partial<Record<ConferenceCommandName, object>> = without(
  examplesOf(conferenceCommands),
  'plan-conference',
)
