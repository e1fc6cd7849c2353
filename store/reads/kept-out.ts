import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/entity/decider.ts'
import { anyOf } from './page.ts'
import type { Database } from '../database.ts'

/** Whoever reads, as far as the lists of those who are kept out name them. */
export type Asking = Pick<Actor, 'id' | 'agency'>

/**
 * The pathways from which somebody is kept out: they or their agency are named as never, or others are named as the only ones.
 * The one question behind every read, list, search, match, count and notice; `isKeptOut` of the domain says the same of one.
 */
const keptFrom = ({ id, agency }: Asking): RawBuilder<{ pathway: string }> => sql<{
  pathway: string
}>`
  (select k.pathway from kept_out k where k.list = 'never'
      and (k.kind = 'actor' and k.who = ${id} or k.kind = 'agency' and k.who = ${agency})
    union all select o.pathway from kept_out o where o.list = 'only' and not exists (
      select from kept_out m where m.pathway = o.pathway and m.list = 'only' and m.kind = 'actor' and m.who = ${id}))`

/** Whether the pathway in this column is open to a reader, or the row is about none. */
export const openTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} not in ${keptFrom(reader)})`

/** Whether the pathways in this column, which holds several, are not all kept from a reader. */
export const someOpenTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} = '{}' or not ${sql.ref(column)} <@ array${keptFrom(reader)})`

/** Whether none of the pathways in this column, which holds several, is kept from a reader. */
export const allOpenTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(not ${sql.ref(column)} && array${keptFrom(reader)})`

/** Whether what is owed at a meeting is about no item, or about one whose pathway is open to a reader. */
export const itemOpenTo = (
  { conference, about }: { readonly conference: string; readonly about: string },
  reader: Asking,
): RawBuilder<boolean> => sql<boolean>`(${sql.ref(conference)} is null or not exists (
  select from conference_items i where i.conference = ${sql.ref(conference)}
    and i.item = split_part(${sql.ref(about)}, '/', 1) and i.pathway in ${keptFrom(reader)}))`

/** How many items that are to be heard at the meeting in this column are kept from a reader. */
export const hiddenItems = (conference: string, reader: Asking): RawBuilder<number> => sql<number>`(
  select count(*) from conference_items i where i.conference = ${sql.ref(conference)}
    and i.status = 'listed' and i.pathway in ${keptFrom(reader)})::int`

/** The pathways from which a reader is kept out: few, so that a look takes all of them along. */
export async function readKeptFrom(
  database: Database,
  reader: Asking,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    pathway: string
  }>`select pathway from ${keptFrom(reader)} kept`.execute(database)
  return new Set(rows.map(({ pathway }) => pathway))
}

/** Whether an agency is told nothing: it is named as never, or nobody of it is among the only ones. */
type IsKept = (agency: string, obligation?: string) => boolean

/** Whether an agency gets no notice of a pathway. */
export async function agenciesKeptFrom(database: Database, pathway: string): Promise<IsKept> {
  const isKept = await keptAgencies(database, [pathway])
  return (agency) => isKept(pathway, agency)
}

/** Whether an agency gets no notice of what is owed at a meeting, by the pathway of the item that this is about. */
export async function agenciesKeptFromItems(
  database: Database,
  conference: string,
  owed: readonly string[],
): Promise<IsKept> {
  const { rows } = await sql<{ id: string; pathway: string }>`
    select o.id, i.pathway from obligations o
      join conference_items i on i.conference = o.conference and i.item = split_part(o.about, '/', 1)
      where o.conference = ${conference} and o.id = any(${[...owed]}::text[])`.execute(database)
  const about = new Map(rows.map(({ id, pathway }) => [id, pathway]))
  const isKept = await keptAgencies(database, [...about.values()])
  return (agency, obligation = '') => {
    const pathway = about.get(obligation)
    return pathway !== undefined && isKept(pathway, agency)
  }
}

async function keptAgencies(database: Database, pathways: readonly string[]) {
  if (pathways.length === 0) return () => false
  const rows = await database
    .selectFrom('kept_out')
    .leftJoin('actors', (join) =>
      join.onRef('actors.id', '=', 'kept_out.who').on('kept_out.kind', '=', 'actor'),
    )
    .select(['pathway', 'list', 'kind', 'who', 'actors.agency'])
    .where('pathway', 'in', [...new Set(pathways)])
    .execute()
  return (pathway: string, agency: string): boolean => {
    const its = rows.filter((one) => one.pathway === pathway)
    const only = its.filter(({ list }) => list === 'only')
    const never = its.some(
      (one) => one.list === 'never' && one.kind === 'agency' && one.who === agency,
    )
    return never || (only.length > 0 && !only.some((one) => one.agency === agency))
  }
}

/** Those who have signed in for one of these agencies, by their opaque ids, with their names; no further than a form can offer. */
export async function readActorsOf(database: Database, agencies: readonly string[]) {
  return database
    .selectFrom('actors')
    .select(['id', 'name', 'agency'])
    .where('agency', '=', anyOf(agencies))
    .orderBy('agency')
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()
}
