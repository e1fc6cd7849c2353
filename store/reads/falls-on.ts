import { type Asking, itemOpenTo, meetingOpenTo, openTo } from './kept-out.ts'
import type { Database } from '../database.ts'
import { owedColumns } from './obligations.ts'
import { owedOpenTo } from './strands.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { readEntities } from '../states.ts'
import { sql } from 'kysely'
import { toDate } from '../values.ts'

/** From when until before when, and for whom: what is kept from them is not counted either. */
export interface Between {
  readonly from: number
  readonly until: number
  readonly reader: Asking
}

/** The meetings of a site that are to be held then, in their order. */
export const readMeetingsBetween = (
  database: Database,
  site: string,
  { from, until, reader }: Between,
) =>
  database
    .selectFrom('conferences')
    .select(['id', 'form', 'at'])
    .where('site', '=', site)
    .where(sql<boolean>`at >= ${toDate(from)} and at < ${toDate(until)}`)
    .where('stage', 'in', ['planned', 'listClosed', 'circulated'])
    .where(meetingOpenTo('conferences.id', reader))
    .orderBy('at')
    .orderBy('id')
    .execute()

/** What is owed on pathways and meetings of a site and due then, in its order. */
export const readDueBetween = (
  database: Database,
  site: string,
  { from, until, reader }: Between,
) =>
  database
    .selectFrom('obligations')
    .select(['id', 'pathway', 'conference', 'what', 'due'])
    .where('home', '=', site)
    .where('outcome', 'is', null)
    .where('stopped_at', 'is', null)
    .where(openTo('obligations.pathway', reader))
    .where(owedOpenTo(owedColumns, reader))
    .where(itemOpenTo({ conference: 'obligations.conference', about: 'obligations.about' }, reader))
    .where(sql<boolean>`due >= ${toDate(from)} and due < ${toDate(until)}`)
    .orderBy('due')
    .orderBy('id')
    .execute()

const atOnce = 500

/** A session to be held, and whose it is. */
export interface PlannedSession {
  readonly pathway: string
  readonly session: string
  readonly at: number
}

/** The planned sessions of a site's pathways that are to be held then, in their order. */
export async function readSessionsBetween(
  database: Database,
  site: string,
  between: Between,
): Promise<PlannedSession[]> {
  const found: PlannedSession[] = []
  for (let after = ''; ;) {
    const rows = await database
      .selectFrom('pathways')
      .select('id')
      .where('site', '=', site)
      .where('ended_at', 'is', null)
      .where('provider_agency', 'is not', null)
      .where(openTo('pathways.id', between.reader))
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const ids = rows.map(({ id }) => id)
    const stored = await readEntities(database, 'pathway', ids)
    found.push(...stored.flatMap(({ state }) => sessionsIn(state, between)))
    after = ids.at(-1) ?? ''
    if (ids.length < atOnce) break
  }
  return found.sort((a, b) => a.at - b.at)
}

const sessionsIn = (
  { id: pathway, sessions }: PathwayState,
  { from, until }: Pick<Between, 'from' | 'until'>,
) =>
  sessions
    .filter(({ at, record, inHold }) => !record && !inHold && at >= from && at < until)
    .map(({ id, at }) => ({ pathway, session: id, at }))
