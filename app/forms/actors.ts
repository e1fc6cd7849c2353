import type { AgencyNames } from './shared-choices.ts'
import { type Choice, choicesBy, inLine } from './choice.ts'
import { isKeptOut } from '../../domain/kept-out.ts'
import { listedFields } from './fields.ts'
import type { Look } from '../access/look.ts'
import { readActorsOf } from '../../store/reads/kept-out.ts'
import type { Sendable } from '../commands/asked.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'

/** People whom a command may name, and what a form calls them. */
interface Actors {
  readonly ids: readonly string[]
  readonly choices: (ids: readonly string[]) => readonly Choice[] | Promise<readonly Choice[]>
}

/** Whether a command names somebody who signs in. */
export const namesActors = ({ body }: Pick<Sendable, 'body'>): boolean =>
  listedFields(body).some(({ of }) => of === 'actor')

/**
 * Those who have signed in for an agency of the site and are not excluded already, by name and agency. That the reader was
 * shown them is logged.
 */
export async function actorsAt(
  seen: Look,
  reference: SiteReference,
  agencies: AgencyNames,
): Promise<Actors> {
  const { database, reader } = seen
  const { never = [] } = (seen.kind === 'pathway' ? seen.state?.keptOut : undefined) ?? {}
  const people = (await readActorsOf(database, Object.keys(reference.agencies))).filter(
    (one) => !isKeptOut({ never }, { ...one, roles: [] }),
  )
  return {
    ids: people.map(({ id }) => id),
    choices: choicesBy((id) => {
      const one = people.find((person) => person.id === id)
      if (!one) return undefined
      const name = reader.see('staff', 'name', one.name) ?? `A person (${id})`
      return inLine(name, agencies.get(one.agency) ?? one.agency)
    }),
  }
}
