import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'

/** A search that finds more than this is common: then the list is read in its order until a page is full. */
const common = 2000

/** What is looked for: the beginning of an id, or part of a name where names may be looked for. */
interface Search {
  readonly q: string
  readonly names: boolean
}

const likeOf = (q: string) => q.replace(/[\\%_]/g, '\\$&')
const part = (q: string) => `%${likeOf(q)}%`
const prefix = (q: string) => `${likeOf(q).toLowerCase()}%`

const namesOf = (record: string) =>
  sql`array_to_string(${sql.ref(`${record}.name`)} || ${sql.ref(`${record}.aliases`)}, chr(10))`

/**
 * The records within reach that have this in one of their names, found by its pieces of three letters, or by itself if it is
 * shorter. Under the policies of the table no index would serve for that, so a function of its owner's asks them itself.
 */
const named = (q: string, atMost = 1_000_000) => sql`people_named(${q}, ${part(q)}, ${atMost})`

/** Whether a search finds so many that reading the list in its order soon fills a page. Costs the same however many they are. */
export async function isCommon(database: Database, { q, names }: Search): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select (select count(*) from (
        select from ${named(q, common + 1)} where ${names}) records)
      + (select count(*) from (
        select from pathways where id like ${prefix(q)} limit ${common + 1}) ids) as found`.execute(
    database,
  )
  return (rows[0]?.found ?? 0) > common
}

/**
 * The pathways whose id begins with this, or whose person has it in a name: the present one, or that of somebody they were
 * found to be.
 */
export const foundBy = ({ q, names }: Search): RawBuilder<{ id: string }> => sql<{ id: string }>`
  (with hits as materialized (
    select r.person, people.current = r.record as present from ${named(q)} r join people on people.id = r.person
    where ${names})
  select p.id from hits join pathways p on p.person = hits.person where hits.present and p.erased_at is null
  union select p.id from hits join person_merges m on m.was = hits.person join pathways p on p.person = m.person
    where hits.present and p.erased_at is null
  union select id from pathways where id like ${prefix(q)})`

/** Whether a pathway of the caseload is one of those. */
export const matches = ({ q, names }: Search): RawBuilder<boolean> => sql<boolean>`exists (
  select from pathways p join people on people.id = p.person
    left join person_records r on r.id = people.current and p.erased_at is null
  where p.id = caseload.pathway and (p.id like ${prefix(q)} or (${names} and ${namesOf('r')} ilike ${part(q)})
    or ${names} and exists (select from person_merges m join people before on before.id = m.was
      join person_records o on o.id = before.current
      where p.erased_at is null and m.person = p.person and ${namesOf('o')} ilike ${part(q)})))`
