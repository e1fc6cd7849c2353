import type { Database } from '../database.ts'
import { type Asking, hiddenItems, openTo } from './kept-out.ts'

/** A conference as lists show it. */
export async function readConferenceRow(database: Database, reader: Asking, id: string) {
  return database
    .selectFrom('conferences')
    .selectAll()
    .select(hiddenItems('conferences.id', reader).as('hidden'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The name of the person of each of these pathways of a site; null where it was erased. One that has gone elsewhere is left out. */
export async function readPeopleOf(
  database: Database,
  reader: Asking,
  site: string,
  pathways: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (pathways.length === 0) return new Map()
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'pathways.erased_at', 'person_records.name'])
    .where('pathways.id', 'in', [...new Set(pathways)])
    .where('pathways.site', '=', site)
    .where(openTo('pathways.id', reader))
    .execute()
  return new Map(rows.map(({ id, name, erased_at: erased }) => [id, erased === null ? name : null]))
}
