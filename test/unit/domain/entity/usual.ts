import type { Actor } from '../../../../domain/entity/decider.ts'
import type { FieldMark } from '../../../../domain/fields.ts'
import { type FieldPath, mapMarked } from '../../../../domain/marked.ts'
import { people } from '../pathway/world.ts'
import type { Role } from '../../../../domain/codes.ts'
import type { Who } from '../../../../domain/entity/rule.ts'
import type { z } from 'zod'

/** What a command carries, and who sends it. */
interface Usual {
  readonly by: Actor
  readonly body: Readonly<Record<string, unknown>>
}

/** A command as its registry has it. */
interface Entry {
  readonly who: Who
  readonly body: z.ZodObject
  readonly example?: object
}

/** Somebody in each role. */
const inRole: Readonly<Record<Exclude<Role, 'administrator'>, Actor>> = {
  coordinator: people.coordinator,
  victimAdvocate: people.advocate,
  supervisor: people.supervisor,
  policeLead: people.police,
  chair: people.chair,
  forensicClinician: people.clinician,
  probation: people.probation,
  agencyWorker: people.housing,
  dataProtectionOfficer: people.officer,
}

/** The days and parts that the stories of a kind of entity have, where an example names others. */
type There = Readonly<Partial<Record<FieldMark, string>>>

/** What differs between kinds of entities. */
interface World<N extends string> {
  readonly commands: Readonly<Record<N, Entry>>
  /** Who sends what only the system sends. */
  readonly system: Actor
  readonly there: There
  /** Where the example or the first of the roles does not fit the stories. */
  readonly special: Readonly<Partial<Record<N, Partial<Usual>>>>
}

/**
 * What each command carries where a story does not say otherwise, and who sends it. It is its example, with the days and
 * parts of the stories and ids for words, from somebody in the first of its roles.
 */
export function usualOf<N extends string>(world: World<N>): Readonly<Record<N, Usual>> {
  const { commands, system, there, special } = world
  const usual = (Object.keys(commands) as N[]).map((name) => {
    const { who, body, example = {} } = commands[name]
    const told = mapMarked(body, example, (mark, value, path) =>
      mark === 'words' ? wordsAt(path) : (there[mark] ?? value),
    )
    return [name, { by: sender(who, system), body: told, ...special[name] }]
  })
  return Object.fromEntries(usual) as Record<N, Usual> // the registry's own names
}

/** The id of words, after their field: `w-note`. */
const wordsAt = (path: FieldPath): string =>
  `w-${path.findLast((key) => typeof key === 'string') ?? ''}`

function sender(who: Who, system: Actor): Actor {
  if (who === 'system') return system
  const role = who === 'anyAgency' ? 'agencyWorker' : who.find((one) => one !== 'administrator')
  return inRole[role ?? 'agencyWorker']
}
