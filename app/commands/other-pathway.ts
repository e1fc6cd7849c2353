import { badField, type No } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { edgeBody, markedIn } from './edge.ts'
import { findPathway } from '../../store/reads/places.ts'
import type { PathwayEntry } from '../access/pathway.ts'
import { readVictimsOf } from '../../store/reads/strands.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { readSummary } from '../../store/reads/pathway.ts'

/**
 * What the rules need besides the body to judge a command that names another pathway. The other must be at the same
 * site and open to the sender. About any other pathway the answer is that there is none, whether it exists or not.
 */
export async function otherPathway(
  { database }: Pick<Deps, 'database'>,
  { place: { site }, keptFrom }: PathwayEntry,
  name: PathwayCommandName,
  body: object,
): Promise<object | No> {
  const named = markedIn(edgeBody(name), body).find(({ mark }) => mark === 'pathway')
  if (!named) return {}
  const { field, value } = named
  const other = await findPathway(database, value)
  if (other?.site !== site || keptFrom.has(value))
    return badField(field, 'unknown-pathway', 'is not the id of a pathway of this site.')
  const needs = pathwayCommands[name].edge?.otherPathway
  if (needs === 'open' && other.stage === 'ended')
    return badField(field, 'ended', 'has ended, so it cannot take a referral.')
  if (needs === 'victim') return { there: await readVictimsOf(database, value) }
  if (needs !== 'person') return {}
  const { person, erased_at: erased } = await readSummary(database, other.id)
  if (erased !== null)
    return badField(field, 'erased', 'has been erased, so nobody knows whom it was about.')
  return { person }
}
