import { type Kysely, sql } from 'kysely'
import { searchTextOf } from '../matching/search-text.ts'
import type { Tables } from '../schema.ts'

const setting = (name: string) => `(select current_setting('throughline.${name}', true))`
const list = (name: string) => `(select string_to_array(${setting(name)}, ','))`
const here = (site: string) => `${site} = any (${list('sites')}::text[])`
const reads = (...classes: readonly string[]) =>
  `${list('classes')} && array[${classes.map((one) => `'${one}'`).join(', ')}]`
const some = (rows: string) => `(select true from ${rows} limit 1)`
const pathwayHere = (which: string) => some(`pathways p where ${which} and ${here('p.site')}`)

/** The pieces of all words, by which names that may have them all are found. */
const pieces = `array(select f from unnest(words) w, unnest(fragments(w, least(3, char_length(w)))) f)`
const hasAll = `not exists (select from unnest(words) w where strpos(r.folded, w) = 0)`

const rowsNamed = (table: string, of: string, may: string) => `select r.id, r.${of} from ${table} r
      where cardinality(words) > 0 and r.fragments @> ${pieces} and ${hasAll} and ${may}`

const named = (of: string, rows: string) => `
  create function ${of}s_named(words text[], at_most int) returns table (record uuid, ${of} uuid)
    language sql stable security definer rows 100 set search_path = public, pg_temp as $$
      ${rows}
      limit at_most $$`

/** The records of persons that have all these words in their names, and are within reach. */
export const personsNamed = rowsNamed(
  'person_records',
  'person',
  `${reads('person', 'person:all')} and (${pathwayHere('p.person = r.person')} or ${some(
    `person_merges m join pathways p on p.person = m.person where m.was = r.person and ${here('p.site')}`,
  )})`,
)
const victimsNamed = rowsNamed(
  'victim_records',
  'victim',
  `${reads('victim')} and ${pathwayHere('p.victim = r.victim')}`,
)

const tables = ['person_records', 'victim_records'] as const

const statements = [
  `drop function people_named(text, text, int)`,
  `alter table person_records drop column fragments`,
  ...tables.flatMap((table) => [
    `alter table ${table} add column folded text not null default ''`,
    `alter table ${table} add column fragments text[] not null
      generated always as (fragments_of_names(folded, '{}')) stored`,
    `create index ${table}_fragments on ${table} using gin (fragments) with (fastupdate = off)`,
  ]),
  named('person', personsNamed),
  named('victim', victimsNamed),
  `revoke all on function persons_named(text[], int) from public`,
  `revoke all on function victims_named(text[], int) from public`,
]

const recordsAtOnce = 500

/** Names are kept as they are searched: without accents, apostrophes and order. Those of victims, too. */
export const search = {
  async up(database: Kysely<Tables>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
    for (const table of tables) await foldAll(database, table)
  },
}

async function foldAll(database: Kysely<Tables>, table: (typeof tables)[number]): Promise<void> {
  const aliases = table === 'person_records' ? sql`aliases` : sql`'{}'::text[]`
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ id: string; name: string | null; aliases: string[] }>`
      select id, name, ${aliases} as aliases from ${sql.table(table)}
      where id > ${after}::uuid order by id limit ${recordsAtOnce}`.execute(database)
    const last = rows.at(-1)
    if (!last) return
    const texts = rows.map((row) => searchTextOf([row.name, ...row.aliases]))
    await sql`
      update ${sql.table(table)} r set folded = f.folded
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${texts}::text[]) as f (id, folded)
      where r.id = f.id`.execute(database)
    after = last.id
  }
}
