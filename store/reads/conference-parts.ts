import { type Database } from '../database.ts'

/** A conference as lists show it. */
export async function readConferenceRow(database: Database, id: string) {
  return database
    .selectFrom('conferences')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The name of the person of each of these pathways of a site; a pathway that was erased or has gone elsewhere is left out. */
export async function readPeopleOf(
  database: Database,
  site: string,
  pathways: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (pathways.length === 0) return new Map()
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'person_records.name'])
    .where('pathways.id', 'in', [...new Set(pathways)])
    .where('pathways.site', '=', site)
    .where('pathways.erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
