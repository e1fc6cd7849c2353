import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type Asking, itemOpenTo, openTo } from './kept-out.ts'
import { ofPart, type SitePart } from './parts.ts'
import { letterFor, owedOpenTo } from './strands.ts'
import type { Owner } from '../projections/obligations.ts'
import { inOrder, instant, merged, type Page, type PageWanted, readPage, wantedOf } from './page.ts'

const columns = [
  'id',
  'pathway',
  'conference',
  'site',
  'what',
  'agency',
  'role',
  'since',
  'due',
  'clock',
  'source',
  'mark',
  'ladder',
  'rung',
  'rung_at',
  'next_rung_at',
  'stopped_at',
  'outcome',
  'ended_at',
] as const

/** Which obligations. */
export interface ObligationsWanted extends PageWanted {
  readonly reader: Asking
  readonly pathway?: string
  readonly conference?: string
  /** Of each site, its own part. */
  readonly parts?: readonly SitePart[]
  /** Of a pathway or a conference, only what is this agency's. */
  readonly agency?: string | undefined
  readonly role?: string | undefined
  /** Only these kinds. */
  readonly kinds?: readonly string[] | undefined
  /** Whose obligations are left out. */
  readonly exceptAgency?: string | undefined
  /** Due by this instant. What a hold has stopped is not due. */
  readonly dueBy?: number | undefined
  readonly open?: boolean | undefined
  readonly by: 'since' | 'due'
}

/** Obligations, soonest first: those of a pathway or a conference, or of everything at some sites. */
export const readObligations = (
  database: Database,
  wanted: ObligationsWanted,
): Promise<Page<ObligationRow>> => readPage(database, wanted, scansOf, rowsOf)

/** What it is about; nothing where that is a pathway from which the reader is kept. */
const aboutFor = (reader: Asking) =>
  sql<string | null>`case when ${openTo('obligations.about', reader)} then obligations.about end`

/** Where the table of what is owed has what each is about. */
export const owedColumns = {
  ...{ pathway: 'obligations.pathway', strand: 'obligations.strand' },
  ...{ what: 'obligations.what', agency: 'obligations.agency', role: 'obligations.role' },
} as const

/** One scan for each site, or one for the pathway or the conference. */
function scansOf(database: Database, wanted: ObligationsWanted) {
  const { pathway, conference, parts, agency, exceptAgency, role, kinds, dueBy, open, by } = wanted
  const { reader } = wanted
  const order = { key: by, of: 'instant', id: 'id', direction: 'asc' } as const
  const all = database
    .selectFrom('obligations')
    .select([...columns, `${by} as key`])
    .select(aboutFor(reader).as('about'))
    .select(letterFor('obligations.pathway', 'obligations.strand', reader).as('strand'))
    .where((eb) => eb.and(wantedOf({ pathway, conference, agency, role })))
    .where(openTo('pathway', reader))
    .where(owedOpenTo(owedColumns, reader))
    .where(itemOpenTo({ conference: 'conference', about: 'about' }, reader))
    .$if(exceptAgency !== undefined, (query) => query.where('agency', '<>', exceptAgency ?? ''))
    // As literals, so that the planner finds the index of just these kinds.
    .$if(kinds !== undefined, (query) =>
      query.where(sql<boolean>`what in (${sql.join((kinds ?? []).map((kind) => sql.lit(kind)))})`),
    )
    .$if(dueBy !== undefined, (query) =>
      query.where('due', '<=', instant(dueBy ?? 0)).where('stopped_at', 'is', null),
    )
    .$if(open === true, (query) => query.where('outcome', 'is', null))
    .$if(open === false, (query) => query.where('outcome', 'is not', null))
  return parts
    ? parts.map((part) =>
        inOrder(
          all.where((eb) => eb.and(ofPart(part))),
          order,
          wanted,
        ),
      )
    : [inOrder(all, order, wanted)]
}

const rowsOf = (database: Database, scans: ReturnType<typeof scansOf>, wanted: ObligationsWanted) =>
  database
    .selectFrom(merged(scans, { direction: 'asc' }, wanted))
    .selectAll('page')
    .execute()

/** An obligation as lists show it. */
export type ObligationRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** What an obligation is, on what, and who owes it; undefined where there is none. */
export async function readObligation(database: Database, id: string) {
  return database
    .selectFrom('obligations')
    .select(['pathway', 'conference', 'site', 'what', 'agency', 'role', 'about'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether the pathway has, or ever had, an obligation with this id. */
export async function hadObligation(
  database: Database,
  pathway: string,
  id: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('obligations')
    .select('id')
    .where((eb) => eb.and({ id, pathway }))
    .executeTakeFirst()
  return row !== undefined
}

/** What an obligation is or was: what about, and which agency owes it, or owed it last. */
interface Owed {
  readonly what: string
  readonly agency: string
  readonly role: string
  readonly strand: string | null
  readonly about: string | null
}

/** What each obligation of a pathway or of a conference is or was, and which agency owes it, or owed it last; by its id. */
export async function readOwed(
  database: Database,
  owner: Owner,
): Promise<ReadonlyMap<string, Owed>> {
  const rows = await database
    .selectFrom('obligations')
    .select(['id', 'what', 'agency', 'role', 'strand', 'about'])
    .where((eb) => eb.and(owner))
    .execute()
  return new Map(rows.map(({ id, ...owed }) => [id, owed]))
}
