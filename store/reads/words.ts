import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Texts by the ids that stand for them. A text that was erased is missing. */
export async function readWords(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('words')
    .select(['id', 'text'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** The current record of a person. */
export async function readPerson(database: Database, id: string) {
  return database
    .selectFrom('people')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['people.id', 'name', 'aliases', 'date_of_birth', 'address'])
    .where('people.id', '=', id)
    .executeTakeFirst()
}

/** The current record of a victim, and what the first one said of safe contact. */
export async function readVictim(database: Database, id: string) {
  return database
    .selectFrom('victims')
    .innerJoin('victim_records', 'victim_records.id', 'victims.current')
    .select((eb) => [
      'victims.id',
      'name',
      'relationship',
      'safe_contact',
      eb
        .selectFrom('victim_records as first')
        .select('first.safe_contact')
        .whereRef('first.victim', '=', 'victims.id')
        .orderBy('first.recorded_at')
        .orderBy(sql`first.id = victims.current`) // two of one moment: the current one came later
        .orderBy('first.id')
        .limit(1)
        .as('first_contact'),
    ])
    .where('victims.id', '=', id)
    .executeTakeFirst()
    .then((row) => row && { ...row, first_contact: row.first_contact ?? row.safe_contact })
}

/** The names of people who sign in, by their opaque ids. */
export async function readNames(
  database: Database,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (actors.length === 0) return new Map()
  const rows = await database
    .selectFrom('actors')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(actors)])
    .where('name', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}
