import { type RawBuilder, sql } from 'kysely'
import {
  answersForAccess,
  type KeptOut,
  leavesOut,
  type SignsInFor,
} from '../../domain/kept-out.ts'
import { anyOf } from './page.ts'
import type { Database } from '../database.ts'
import type { Party } from '../../domain/entity/decider.ts'
import type { Role } from '../../domain/codes.ts'

/** Whoever reads, as far as it matters for who is kept out: who they are, and which roles they hold at which site. */
export interface Asking {
  readonly id: string
  readonly agency: string
  readonly access: readonly { readonly site: string; readonly roles: readonly Role[] }[]
}

/** The pathways on whose list somebody or their agency is named as never. */
const never = ({ id, agency }: Asking) => sql`
  select k.pathway from kept_out k where k.list = 'never'
    and (k.kind = 'actor' and k.who = ${id} or k.kind = 'agency' and k.who = ${agency})`

/** Whether a restriction to some people, in `o`, does not include somebody. */
const isLeftOut = ({ id }: Asking) => sql`o.list = 'only' and not exists (
  select from kept_out m where m.pathway = o.pathway and m.list = 'only' and m.kind = 'actor' and m.who = ${id})`

/** The sites where somebody answers for who may see what: no restriction there keeps anything from them. */
const answersAt = ({ access }: Asking): string[] => [
  ...new Set(access.flatMap(({ site, roles }) => (roles.includes(answersForAccess) ? [site] : []))),
]

/** Whether the pathway in `o` is at a site where somebody answers for who may see what. */
const answersFor = (reader: Asking) =>
  sql`exists (select from pathways a where a.id = o.pathway and a.site = ${anyOf(answersAt(reader))})`

/**
 * The pathways from which somebody is kept out: they or their agency are named as never, or others are named as the only ones.
 * The one question behind every read, list, search, match, count and notice; `isKeptOut` of the domain says the same of one.
 */
const keptFrom = (reader: Asking): RawBuilder<{ pathway: string }> => sql<{ pathway: string }>`
  (${never(reader)}
    union all select o.pathway from kept_out o where ${isLeftOut(reader)}
      ${answersAt(reader).length > 0 ? sql`and not ${answersFor(reader)}` : sql``})`

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
export const readKeptFrom = async (
  database: Database,
  reader: Asking,
): Promise<ReadonlySet<string>> => (await readKept(database, reader)).keptFrom

/** The same, and those that a restriction leaves open to them only because they answer for access there. */
export async function readKept(database: Database, reader: Asking) {
  const { rows } = await sql<{ pathway: string; open: boolean }>`
    select pathway, false as open from ${keptFrom(reader)} kept
    union all select o.pathway, true from kept_out o where ${isLeftOut(reader)} and ${answersFor(reader)}`.execute(
    database,
  )
  const ofThose = (open: boolean): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.open === open).map(({ pathway }) => pathway))
  return { keptFrom: ofThose(false), onlyToAnswer: ofThose(true) }
}

/** Whether somebody is told nothing: their agency is named as never, or nobody of it is among the only ones. */
type IsKept = (to: Party, obligation?: string) => boolean

/** Whether an agency in a role gets no notice of a pathway. */
export async function agenciesKeptFrom(database: Database, pathway: string): Promise<IsKept> {
  const isKept = await keptAgencies(database, [pathway])
  return (to) => isKept(pathway, to)
}

/** Whether an agency in a role gets no notice of what is owed at a meeting, by the pathway of the item that this is about. */
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
  return (to, obligation = '') => {
    const pathway = about.get(obligation)
    return pathway !== undefined && isKept(pathway, to)
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
  return (pathway: string, { agency, role }: Party): boolean =>
    leavesOut(listsIn(rows.filter((one) => one.pathway === pathway)), agency, role)
}

interface KeptRow {
  readonly list: 'never' | 'only'
  readonly kind: 'actor' | 'agency'
  readonly who: string
  readonly agency: string | null
}

/** The lists of one pathway as rules have them, with the agencies for which people sign in now. */
function listsIn(rows: readonly KeptRow[]): KeptOut {
  const [only, never] = [rows.filter(isOnly), rows.filter((row) => !isOnly(row))]
  return {
    never: never.map(({ kind, who }) => ({
      id: who,
      ...(kind === 'actor' ? { actor: who } : { agency: who }),
    })),
    ...(only.length > 0 && {
      only: only.map(({ who }) => who),
      agencies: only.map(({ who, agency }) => ({ actor: who, agency: agency ?? '' })),
    }),
  }
}

const isOnly = ({ list }: KeptRow): boolean => list === 'only'

/** For which agency each of these people signs in, by their opaque ids. */
export async function readAgenciesOf(
  database: Database,
  people: readonly string[],
): Promise<SignsInFor[]> {
  return database
    .selectFrom('actors')
    .select(['id as actor', 'agency'])
    .where('id', '=', anyOf(people))
    .orderBy('id')
    .execute()
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
