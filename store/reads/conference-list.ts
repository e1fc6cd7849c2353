import { sql } from 'kysely'
import {
  anyOf,
  inOrder,
  instant,
  merged,
  type Page,
  type PageWanted,
  readPage,
  wantedOf,
} from './page.ts'
import type { Database } from '../database.ts'
import { type Asking, hiddenItems, meetingOpenTo } from './kept-out.ts'
import type { SitePart } from './parts.ts'

/** Which conferences. */
export interface ConferencesWanted extends PageWanted {
  readonly reader: Asking
  /** Of each site, all of them, or those to which an agency is invited. */
  readonly parts: readonly SitePart[]
  readonly form?: string | undefined
  readonly stage?: string | undefined
  readonly emergency?: boolean | undefined
  /** The first and the last instant at which they meet. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** The conferences of some sites, soonest first. */
export const readConferences = (
  database: Database,
  wanted: ConferencesWanted,
): Promise<Page<ConferenceRow & { readonly key: number }>> =>
  readPage(database, wanted, scansOf, rowsOf)

const order = { key: 'at', of: 'instant', id: 'id', direction: 'asc' } as const

/** One scan for each site. */
function scansOf(database: Database, wanted: ConferencesWanted) {
  const { parts, form, stage, emergency, from, to } = wanted
  const all = database
    .selectFrom('conferences')
    .selectAll('conferences')
    .select('at as key')
    .where((eb) => eb.and(wantedOf({ form, stage, emergency })))
    .where(meetingOpenTo('conferences.id', wanted.reader))
    .$if(from !== undefined, (query) => query.where('at', '>=', instant(from ?? 0)))
    .$if(to !== undefined, (query) => query.where('at', '<=', instant(to ?? 0)))
  return parts.map(({ site, agency }) => {
    const here = all.where('site', '=', site)
    const theirs = agency === undefined ? here : here.where(sql<boolean>`${agency} = any(invited)`)
    return inOrder(theirs, order, wanted)
  })
}

const rowsOf = (database: Database, scans: ReturnType<typeof scansOf>, wanted: ConferencesWanted) =>
  database
    .selectFrom(merged(scans, order, wanted))
    .selectAll('page')
    .select(hiddenItems('page.id', wanted.reader).as('hidden'))
    .execute()

/** A conference as lists show it. */
export type ConferenceRow = Omit<Awaited<ReturnType<typeof rowsOf>>[number], 'key'>

/** What form of meeting each of these is, and when it is held. */
export async function readMeetingNames(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly form: string; readonly at: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('conferences')
    .select(['id', 'form', 'at'])
    .where('id', '=', anyOf([...new Set(ids)]))
    .execute()
  return new Map(rows.map(({ id, ...meeting }) => [id, meeting]))
}
