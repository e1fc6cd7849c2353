import { sql } from 'kysely'
import { inOrder, instant, merged, type Page, type PageWanted, readPage, wantedOf } from './page.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import type { Database } from '../database.ts'
import { type Asking, itemOpenTo, meetingOpenTo, openTo } from './kept-out.ts'
import { ofPart, type SitePart } from './parts.ts'
import { owedOpenTo } from './strands.ts'
import { stillTied } from './ties.ts'

/** Which notices. */
export interface NoticesWanted extends PageWanted {
  readonly reader: Asking
  /** Of each site, its own part. */
  readonly parts?: readonly SitePart[]
  readonly now: number
  readonly pathway?: string
  readonly conference?: string
  /** Of a pathway or a conference, only what is this agency's. */
  readonly agency?: string | undefined
  readonly outcome?: 'queued' | 'sent' | 'failed' | 'dropped' | undefined
}

/** The log of notices, newest first, each with the obligation, its clock and the command that led to it. */
export const readNotices = (database: Database, wanted: NoticesWanted): Promise<Page<NoticeRow>> =>
  readPage(database, wanted, scansOf, rowsOf)

const newest = { id: 'id', ids: 'uuid', direction: 'desc' } as const
const byTime = { ...newest, key: 'queued_at', of: 'instant' } as const
/** Many events happen at the same instant: on one pathway or conference their numbers give the order. */
const byEvent = { ...newest, key: 'event_seq', of: 'number' } as const

/** One scan for each site, or one for the pathway or the conference. */
function scansOf(database: Database, wanted: NoticesWanted) {
  const { parts, pathway, conference, agency, outcome, now, reader } = wanted
  const order = parts ? byTime : byEvent
  const all = database
    .selectFrom('notices')
    .selectAll('notices')
    .select(sql.ref<number>(order.key).as('key'))
    .where((eb) => eb.and(wantedOf({ pathway, conference, agency, outcome })))
    .where(openTo('notices.pathway', reader))
    .where(ofOpenItem(reader))
    .where(ofKnownVictim(reader))
  return parts
    ? parts.map((part) =>
        inOrder(
          all
            .where((eb) => eb.and(ofPart(part)))
            .$if(part.confined === true, (query) => query.where(tiedOrMeeting(part.agency, now))),
          order,
          wanted,
        ),
      )
    : [inOrder(all, order, wanted)]
}

/** What is about no victim of whom the reader may not know. */
const ofKnownVictim = (reader: Asking) => sql<boolean>`(notices.pathway is null or not exists (
  select from obligations o where o.id = notices.obligation and not ${owedOpenTo(ofOwed, reader)}))`

const ofOwed = {
  ...{ pathway: 'o.pathway', strand: 'o.strand', what: 'o.what', agency: 'o.agency' },
  role: 'o.role',
} as const

/** What is about no item of a meeting that is kept from the reader. */
const ofOpenItem = (reader: Asking) => sql<boolean>`(notices.conference is null or not exists (
  select from obligations o where o.id = notices.obligation
    and not ${itemOpenTo({ conference: 'o.conference', about: 'o.about' }, reader)})
  and ${meetingOpenTo('notices.conference', reader)})`

/** What is about a meeting, or about a pathway to which something still ties the agency. */
const tiedOrMeeting = (agency = '', now: number) =>
  sql<boolean>`(notices.pathway is null or ${stillTied('notices.pathway', agency, now)})`

const rowsOf = (database: Database, scans: ReturnType<typeof scansOf>, wanted: NoticesWanted) =>
  database
    .selectFrom(merged(scans, newest, wanted))
    .leftJoin('obligations', 'obligations.id', 'page.obligation')
    .leftJoin('events', (join) =>
      join
        .on(
          'events.kind',
          '=',
          sql<EntityKind>`case when page.conference is null then 'pathway' else 'conference' end`,
        )
        .on('events.entity', '=', sql<string>`coalesce(page.pathway, page.conference)`)
        .onRef('events.seq', '=', 'page.event_seq'),
    )
    .leftJoin('messages', 'messages.id', 'page.message')
    .select([
      'page.id',
      'page.key',
      'page.pathway',
      'page.conference',
      'page.site',
      'page.obligation',
      'page.what',
      'page.agency',
      'page.role',
      'page.rung',
      'page.urgent',
      'page.queued_at',
      'page.sent_at',
      'page.outcome',
      'page.why',
      'messages.header_id as message_id',
      'obligations.clock',
      'obligations.source',
      'obligations.due',
      'obligations.outcome as ended',
      'events.type as event_type',
      'events.seq as event_seq',
      'events.command',
      'events.data as event_data',
    ])
    .select((eb) => {
      const given = eb
        .selectFrom('links')
        .whereRef('links.message', '=', 'page.message')
        .whereRef('links.target', '=', 'page.obligation')
      return [
        given
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('links.revoked_at', 'is', null)
          .where('links.expires_at', '>', instant(Date.now()))
          .as('links'),
        given.select(({ fn }) => fn.sum<number>('links.opened').as('sum')).as('opened'),
      ]
    })
    .orderBy('page.key', 'desc')
    .orderBy('page.id', 'desc')
    .execute()

/** A notice in the log. */
export type NoticeRow = Awaited<ReturnType<typeof rowsOf>>[number]
