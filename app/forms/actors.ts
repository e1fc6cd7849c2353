import type { AgencyNames } from './shared-choices.ts'
import { type Choice, choicesBy, inLine } from './choice.ts'
import { isKeptOut, type KeptOut } from '../../domain/kept-out.ts'
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

/** Whether a command can name somebody: who is not excluded; or who of an excluded agency is to speak for it, if not by name. */
function isOffered(
  name: string,
  never: KeptOut['never'],
  one: { readonly id: string; readonly agency: string; readonly roles: [] },
): boolean {
  if (name !== 'name-representative') return !isKeptOut({ never }, one)
  const byName = never.filter((each) => 'actor' in each)
  const theirs = never.some((each) => 'agency' in each && each.agency === one.agency)
  return theirs && !isKeptOut({ never: byName }, one)
}

/**
 * Those who have signed in for an agency of the site and are not excluded already, by name and agency. That the reader was
 * shown them is logged.
 */
export async function actorsAt(
  seen: Look,
  reference: SiteReference,
  agencies: AgencyNames,
  { name }: Pick<Sendable, 'name'>,
): Promise<Actors> {
  const { database, reader } = seen
  const { never = [] } = (seen.kind === 'pathway' ? seen.state?.keptOut : undefined) ?? {}
  const people = (await readActorsOf(database, Object.keys(reference.agencies))).filter((one) =>
    isOffered(name, never, { ...one, roles: [] }),
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
