import { describedColumns } from '../matching/described.ts'
import type { Audience } from '../../domain/audience.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { readTakenOut } from '../taken-out.ts'
import { openRows } from '../vault/sealed-rows.ts'

/** A text, and for whom its writer wrote it; null for whom it usually is. Undefined where it is beyond the reader's reach, or taken out. */
export interface Text {
  readonly text: string | undefined
  /** When it was taken out, if it was. */
  readonly takenOut?: number
  readonly audience: Audience | null
}

/** Texts by the ids that stand for them. A text that was erased is missing. */
export async function readWords(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('words')
    .leftJoin('data_keys', 'data_keys.id', 'words.data_key')
    .select(['words.id', 'text', 'audience', 'sealed', 'data_key', 'outer', 'wrapped'])
    .where('words.id', 'in', [...new Set(ids)])
    .execute()
  const opened = await openRows(database, 'words', rows)
  const found = rows.flatMap(({ id, text, audience }) => {
    const one = opened.get(id) ?? text // in clear until a start has sealed it
    return one === null ? [] : [[id, { text: one, audience }] as const]
  })
  const read = new Set(rows.map(({ id }) => id))
  const beyond = ids.filter((id) => !read.has(id))
  const all = new Map<string, Text>([...found, ...(await saidOf(database, beyond))])
  for (const [id, takenOut] of await readTakenOut(database, ids))
    all.set(id, { audience: null, ...all.get(id), text: undefined, takenOut })
  return all
}

/** For whom those of these texts were written that are there and beyond the reader's reach. */
async function saidOf(database: Database, ids: readonly string[]): Promise<[string, Text][]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; audience: Audience | null }>`
    select id, audience from words_said(${[...ids]}::uuid[])`.execute(database)
  return rows.map(({ id, audience }) => [id, { text: undefined, audience }])
}

/** The current record of a person. */
export async function readPerson(database: Database, id: string) {
  return database
    .selectFrom('people')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['people.id', ...describedColumns])
    .select((eb) =>
      eb
        .selectFrom('person_records as former')
        .select(sql<string[]>`coalesce(array_agg(distinct former.name), '{}')`.as('names'))
        .whereRef('former.person', '=', 'people.id')
        .where('former.taken', '=', true)
        .where('former.hidden', '=', false)
        .whereRef('former.name', '<>', 'person_records.name')
        .as('formerNames'),
    )
    .where('people.id', '=', id)
    .executeTakeFirst()
}

/** The current record of a victim, and what the first one said of safe contact. Undefined where its key was destroyed. */
export async function readVictim(database: Database, id: string) {
  const rows = await database
    .selectFrom('victims')
    .innerJoin('victim_records', 'victim_records.victim', 'victims.id')
    .leftJoin('data_keys', 'data_keys.id', 'victim_records.data_key')
    .select(['victim_records.id', 'current', 'name', 'relationship', 'safe_contact'])
    .select(['taken', 'hidden'])
    .select(['sealed', 'data_key', 'outer', 'wrapped'])
    .where('victims.id', '=', id)
    .orderBy('recorded_at')
    .orderBy(sql`victim_records.id = victims.current`) // two of one moment: the current one came later
    .orderBy('victim_records.id')
    .execute()
  const opened = await openRows(database, 'victim_records', rows)
  const known = rows.flatMap((row) => {
    const text = opened.get(row.id)
    const { relationship, safe_contact: safeContact } = row
    const sealed: Known =
      text === undefined ? { relationship, safeContact } : (JSON.parse(text) as Known)
    return sealed.relationship === null || sealed.safeContact === null
      ? []
      : [{ ...row, ...sealed, relationship: sealed.relationship, safe_contact: sealed.safeContact }]
  })
  const now = known.find((row) => row.id === row.current)
  if (!now) return undefined
  const { name, relationship, safe_contact, dateOfBirth, phone, email } = now
  const former = known.filter((row) => row.taken && !row.hidden && row.name !== name)
  return {
    id,
    name,
    formerNames: [...new Set(former.flatMap((row) => row.name ?? []))],
    relationship,
    dateOfBirth: dateOfBirth ?? null,
    phone: phone ?? null,
    email: email ?? null,
    safe_contact,
    first_contact: known[0]?.safe_contact ?? safe_contact,
  }
}

/** What is sealed of a victim, as `store/records.ts` writes it. */
interface Known {
  readonly relationship: string | null
  readonly safeContact: object | null
  readonly dateOfBirth?: string
  readonly phone?: string
  readonly email?: string
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
