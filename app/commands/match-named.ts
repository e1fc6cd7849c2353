import { badField, type No } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { edgeBody, markedIn } from './edge.ts'
import { findElsewhere } from '../../store/reads/same-person.ts'
import type { PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { readSummary } from '../../store/reads/pathway.ts'
import type { Account } from '../access/account.ts'
import { within } from '../../store/reach.ts'

/** Who says what of which pathway. */
interface Sent {
  readonly id: string
  readonly site: string
  readonly account: Account
  readonly sent: object
}

/**
 * Which pathway at another site a command means by a match, and where it is: looked for again, so that nobody can name one
 * that is none.
 */
export async function matchNamed(
  { database }: Pick<Deps, 'database'>,
  name: PathwayCommandName,
  { id, site, account, sent }: Sent,
): Promise<object | No> {
  if (!pathwayCommands[name].edge?.match) return {}
  const named = markedIn(edgeBody(name), sent).find(({ mark }) => mark === 'match')
  if (!named) return {}
  const { field, value } = named
  const { person } = await readSummary(database, id)
  const found = await within(database, { works: 'engine' }, (tx) =>
    findElsewhere(tx, { id, site, person }, account),
  )
  const meant = found.find(({ match }) => match === value)
  if (!meant) return badField(field, 'unknown-match', 'is not the id of a match at another site.')
  return { pathway: meant.pathway, site: meant.site }
}
