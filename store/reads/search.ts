import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Asking } from './kept-out.ts'
import { searchWordsOf } from '../matching/search-text.ts'
import { victimOpenTo } from './strands.ts'

/** A search that finds more than this is common: then the list is read in its order until a page is full. */
const common = 2000

/** What is looked for: the beginning of an id, or parts of a name where the names of persons, or of victims, may be looked for. */
interface Search {
  readonly q: string
  readonly names: boolean
  readonly victims: boolean
  readonly reader: Asking
}

const likeOf = (q: string) => q.replace(/[\\%_]/g, '\\$&')
const prefix = (q: string) => `${likeOf(q).toLowerCase()}%`

/**
 * The records within reach that have all words of this in their names, found by their pieces of three letters, or by a word
 * itself if it is shorter. Under the policies of the table no index would serve for that, so functions of its owner's ask
 * them themselves.
 */
const personsNamed = (q: string, atMost = 1_000_000) =>
  sql`persons_named(${searchWordsOf(q)}::text[], ${atMost})`
const victimsNamed = (q: string, atMost = 1_000_000) =>
  sql`victims_named(${searchWordsOf(q)}::text[], ${atMost})`

/** Whether a record has all words of this in its names. */
const hasAll = (record: string, q: string) => sql`(${searchWordsOf(q).length > 0} and not exists (
  select from unnest(${searchWordsOf(q)}::text[]) w where strpos(${sql.ref(`${record}.folded`)}, w) = 0))`

/** Whether a search finds so many that reading the list in its order soon fills a page. Costs the same however many they are. */
export async function isCommon(
  database: Database,
  { q, names, victims }: Search,
): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select (select count(*) from (
        select from ${personsNamed(q, common + 1)} where ${names}) records)
      + (select count(*) from (
        select from ${victimsNamed(q, common + 1)} where ${victims}) victims)
      + (select count(*) from (
        select from pathways where id like ${prefix(q)} limit ${common + 1}) ids) as found`.execute(
    database,
  )
  return (rows[0]?.found ?? 0) > common
}

/**
 * The pathways whose id begins with this, or whose person has it in a name, present or former, or the victim: the person
 * themselves, or whoever they were found to be.
 */
export const foundBy = ({ q, names, victims, reader }: Search): RawBuilder<{ id: string }> => sql<{
  id: string
}>`
  (with hits as materialized (select person from ${personsNamed(q)} where ${names})
  select p.id from hits join pathways p on p.person = hits.person where p.erased_at is null
  union select p.id from hits join person_merges m on m.was = hits.person join pathways p on p.person = m.person
    where p.erased_at is null
  union select p.id from ${victimsNamed(q)} v join pathways p on p.victim = v.victim
    where ${victims} and p.erased_at is null and ${victimOpenTo({ pathway: 'p.id', victim: 'v.victim' }, reader)}
  union select p.id from ${victimsNamed(q)} v join strands s on s.victim = v.victim and s.strand is not null
      join pathways p on p.id = s.pathway
    where ${victims} and p.erased_at is null and ${victimOpenTo({ pathway: 'p.id', victim: 'v.victim' }, reader)}
  union select id from pathways where id like ${prefix(q)})`

/** Whether a pathway of the caseload is one of those. */
export const matches = ({
  q,
  names,
  victims,
  reader,
}: Search): RawBuilder<boolean> => sql<boolean>`exists (
  select from pathways p where p.id = caseload.pathway and (p.id like ${prefix(q)}
    or p.erased_at is null and ${names} and (exists (
      select from person_records r where r.person = p.person and r.taken and not r.hidden and ${hasAll('r', q)})
      or exists (select from person_merges m join person_records o on o.person = m.was
        where m.person = p.person and o.taken and not o.hidden and ${hasAll('o', q)}))
    or p.erased_at is null and ${victims} and exists (
      select from victim_records v
      where (v.victim = p.victim or v.victim in (
        select s.victim from strands s where s.pathway = p.id and s.strand is not null)) and v.taken and not v.hidden
        and ${victimOpenTo({ pathway: 'p.id', victim: 'v.victim' }, reader)} and ${hasAll('v', q)})))`
