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
  readonly person?: string
}

/**
 * The other open and watched pathways, at every site, that are certainly about the same person and were not found to be about
 * another. A danger is worth more than this search: if it fails, it goes on without it.
 */
export async function findSamePerson(
  database: Database,
  { id, person }: Sought,
): Promise<SamePersonPathway[]> {
  if (person === undefined) return []
  const namespace = await readNamespace(database)
  try {
    return await tried(database, async (tx) => {
      const known = await readPerson(tx, person)
      if (!known) return []
      const of = { pathway: id, person }
      const { matches } = await searchMatches(tx, describedIn(known), 'system', of)
      return matches
        .filter(({ band }) => band === 'certain')
        .filter(({ standing }) => standing === 'open' || standing === 'watched')
        .map(({ pathway, site }) => ({ pathway, site, match: matchId(namespace, id, pathway) }))
    })
  } catch {
    return []
  }
}

/** What two pathways that may be about one person are called together: the same from either side, and nobody can tell from it which they are. */
const matchId = (namespace: string, one: string, other: string): string =>
  derivedId(namespace, 'match', ...[one, other].sort())
