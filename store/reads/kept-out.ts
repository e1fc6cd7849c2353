import { type RawBuilder, sql } from 'kysely'
import { answersForAccess, type SignsInFor } from '../../domain/kept-out.ts'
import { anyOf } from './page.ts'
import type { Database } from '../database.ts'
import type { Role } from '../../domain/codes.ts'
import { pathwayIdShape } from './places.ts'

/** Whoever reads, as far as it matters for who is kept out: who they are, and which roles they hold at which site. */
export interface Asking {
  readonly id: string
  readonly agency: string
  readonly access: readonly { readonly site: string; readonly roles: readonly Role[] }[]
  /** Whether they are an advocate where a pathway says so, without holding that role at a site. */
  readonly advocate?: true
}

/** The pathways on whose list somebody is named as never, or their agency for which they do not speak there. */
const never = ({ id, agency }: Asking) => sql`
  select k.pathway from kept_out k where k.list = 'never'
    and (k.kind = 'actor' and k.who = ${id} or k.kind = 'agency' and k.who = ${agency}
      and (select r.person from representatives r
        where r.pathway = k.pathway and r.agency = k.who) is distinct from ${id})`

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

/** The sites where somebody is an advocate and nothing that runs or hears cases. */
const onlyAdvocateAt = ({ access, advocate }: Asking): string[] => [
  ...new Set(
    access.flatMap(({ site, roles }) =>
      (advocate || roles.includes('victimAdvocate')) &&
      roles.every((role) => advocates.includes(role))
        ? [site]
        : [],
    ),
  ),
]
const advocates: readonly Role[] = ['victimAdvocate', 'agencyWorker']

/** The sides of counter-allegations at those sites for whose victims their service does not work. */
const otherSide = (reader: Asking) => sql`
  select s.pathway from sides s join pathways sp on sp.id = s.pathway
  where sp.site = ${anyOf(onlyAdvocateAt(reader))} and not exists (
    select from sides m where m.pathway = s.pathway and m.agency = ${reader.agency})`

/**
 * The pathways from which somebody is kept out: they or their agency are named as never, others are named as the only ones, or
 * they are an advocate there for nobody and it is one side of a counter-allegation.
 * The one question behind every read, list, search, match, count and notice; `isKeptOut` of the domain says the same of one.
 */
const keptFrom = (reader: Asking): RawBuilder<{ pathway: string }> => sql<{ pathway: string }>`
  (${never(reader)}
    union all select o.pathway from kept_out o where ${isLeftOut(reader)}
      ${answersAt(reader).length > 0 ? sql`and not ${answersFor(reader)}` : sql``}
    ${onlyAdvocateAt(reader).length > 0 ? sql`union all ${otherSide(reader)}` : sql``})`

/** Whether the pathway in this column is open to a reader, or the row is about none. */
export const openTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} not in ${keptFrom(reader)})`

/** Whether the pathways in this column, which holds several, are not all kept from a reader. */
export const someOpenTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} = '{}' or not ${sql.ref(column)} <@ array${keptFrom(reader)})`

/** Whether none of the pathways in this column, which holds several, is kept from a reader. */
export const allOpenTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(not ${sql.ref(column)} && array${keptFrom(reader)})`

/**
 * The emergency meetings that are about nothing but pathways from which a reader is kept: to them there is no such meeting. Any
 * other meeting is there without their items, because it would be held without them, too.
 */
const meetingsKeptFrom = (reader: Asking): RawBuilder<{ id: string }> => sql<{ id: string }>`
  (select c.id from conferences c where c.emergency
    and c.id in (select i.conference from conference_items i where i.pathway in ${keptFrom(reader)})
    and not exists (
      select from conference_items i where i.conference = c.id and i.pathway not in ${keptFrom(reader)}))`

/** Whether the meeting in this column is there for a reader, or the row is about none. */
export const meetingOpenTo = (column: string, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} not in ${meetingsKeptFrom(reader)})`

/** Whether what is owed at a meeting that is there for a reader is about no item, or about one whose pathway is open to them. */
export const itemOpenTo = (
  { conference, about }: { readonly conference: string; readonly about: string },
  reader: Asking,
): RawBuilder<boolean> => sql<boolean>`(${sql.ref(conference)} is null or not exists (
  select from conference_items i where i.conference = ${sql.ref(conference)}
    and i.item = split_part(${sql.ref(about)}, '/', 1) and i.pathway in ${keptFrom(reader)})
  and ${meetingOpenTo(conference, reader)})`

/** How many items that are to be heard at the meeting in this column are kept from a reader. */
export const hiddenItems = (conference: string, reader: Asking): RawBuilder<number> => sql<number>`(
  select count(*) from conference_items i where i.conference = ${sql.ref(conference)}
    and i.status = 'listed' and i.pathway in ${keptFrom(reader)})::int`

/**
 * The pathways from which a reader is kept out, and the meetings that are about nothing else: few, so that a look takes all of
 * them along.
 */
export const readKeptFrom = async (
  database: Database,
  reader: Asking,
): Promise<ReadonlySet<string>> => (await readKept(database, reader)).keptFrom

/** The same, and those that a restriction leaves open to them only because they answer for access there. */
export async function readKept(database: Database, reader: Asking) {
  const { rows } = await sql<{ pathway: string; open: boolean }>`
    select pathway, false as open from ${keptFrom(reader)} kept
    union all select id, false from ${meetingsKeptFrom(reader)} meetings
    union all select o.pathway, true from kept_out o where ${isLeftOut(reader)} and ${answersFor(reader)}`.execute(
    database,
  )
  const ofThose = (open: boolean): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.open === open).map(({ pathway }) => pathway))
  return { keptFrom: ofThose(false), onlyToAnswer: ofThose(true) }
}

/**
 * Whether no emergency opens a pathway to somebody, because they or their agency are named as never or they work for the other
 * side; and whether they opened it in one and may still read it.
 */
export async function readOpening(
  database: Database,
  reader: Asking,
  { pathway, now }: { readonly pathway: string; readonly now: number },
): Promise<{ readonly excluded: boolean; readonly opened: boolean }> {
  if (!pathwayIdShape.test(pathway)) return { excluded: false, opened: false }
  const { rows } = await sql<{ excluded: boolean; opened: boolean }>`
    select ${pathway} in (${never(reader)} union all ${otherSide(reader)}) as excluded,
      exists (select from openings o where o.pathway = ${pathway} and o.person = ${reader.id}
        and o.until > ${new Date(now)}) as opened`.execute(database)
  const [found = { excluded: true, opened: false }] = rows
  return found
}

/** For which agency each of these people signs in, by their opaque ids, and with which roles at this site, where that is noted. */
export async function readAgenciesOf(
  database: Database,
  people: readonly string[],
  site: string,
): Promise<SignsInFor[]> {
  const rows = await database
    .selectFrom('actors')
    .select(['id as actor', 'agency', 'access'])
    .where('id', '=', anyOf(people))
    .orderBy('id')
    .execute()
  return rows.map(({ actor, agency, access }) => {
    const here = access?.filter((one) => one.site === site).flatMap(({ roles }) => roles) ?? []
    return { actor, agency, ...(here.length > 0 && { roles: here }) } // a guest comes in no role of the site's
  })
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
