import type { Asking } from './kept-out.ts'
import type { Database } from '../database.ts'
import { derivedId } from '../values.ts'
import { describedIn } from '../matching/described.ts'
import { readNamespace } from '../rehearsal.ts'
import { readPerson } from './words.ts'
import type { SamePersonPathway } from '../../domain/reference/reference.ts'
import { searchMatches } from './matches.ts'
import { tried } from '../transactions.ts'

/** Which pathway, and who its person is. */
interface Sought {
  readonly id: string
  readonly person: string
}

/**
 * The other open and watched pathways, at every site, that are certainly about the same person and were not found to be about
 * another. A danger is worth more than this search: if it fails, it goes on without it.
 */
export async function findSamePerson(
  database: Database,
  sought: { readonly id: string; readonly person?: string },
): Promise<SamePersonPathway[]> {
  const { id, person } = sought
  if (person === undefined) return []
  try {
    return await tried(database, async (tx) => {
      const found = await liveMatches(tx, { id, person }, 'system')
      return found
        .filter(({ band }) => band === 'certain')
        .map(({ pathway, site, match }) => ({ pathway, site, match }))
    })
  } catch {
    return []
  }
}

/**
 * The open and watched pathways at other sites that are certainly or likely about the same person, the surest first: those from
 * which the reader is not kept.
 */
export const findElsewhere = async (
  database: Database,
  { id, person, site: here }: Sought & { readonly site: string },
  reader: Asking,
): Promise<SamePersonPathway[]> =>
  (await liveMatches(database, { id, person }, reader))
    .filter(({ site, band }) => site !== here && band !== 'possible')
    .map(({ pathway, site, match }) => ({ pathway, site, match }))

async function liveMatches(database: Database, { id, person }: Sought, reader: Asking | 'system') {
  const known = await readPerson(database, person)
  if (!known) return []
  const idOf = await matchIds(database, id)
  const of = { pathway: id, person }
  const { matches } = await searchMatches(database, describedIn(known), reader, of)
  return matches
    .filter(({ standing }) => standing === 'open' || standing === 'watched')
    .map((match) => ({ ...match, match: idOf(match.pathway) }))
}

/** What a pathway and another are called together: the same from either side, and nobody can tell from it which they are. */
export async function matchIds(database: Database, id: string): Promise<(other: string) => string> {
  const namespace = await readNamespace(database)
  return (other) => derivedId(namespace, 'match', ...[id, other].sort(byLetters))
}

const byLetters = (one: string, other: string): number => (one < other ? -1 : 1)
