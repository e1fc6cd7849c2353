import type { Deps } from '../deps.ts'
import { edgeBody, markedIn } from './edge.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { readAgenciesOf } from '../../store/reads/kept-out.ts'

/** What the rules need besides the body to judge a command that names people: for which agency each of them signs in, and with which roles at the site. */
export async function agenciesOfNamed(
  { database }: Pick<Deps, 'database'>,
  name: PathwayCommandName,
  body: object,
  site: string,
): Promise<object> {
  const field = pathwayCommands[name].edge?.agenciesOf
  if (field === undefined) return {}
  const named = markedIn(edgeBody(name), body).filter(
    ({ field: at }) => at === field || at.startsWith(`${field}.`),
  )
  return {
    agencies: await readAgenciesOf(
      database,
      named.map(({ value }) => value),
      site,
    ),
  }
}
