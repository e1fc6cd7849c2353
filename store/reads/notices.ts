import { sql } from 'kysely'
import { afterCursor, anyOf, idText, millis, pageOf, type PageWanted, wantedOf } from './page.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import type { Database } from '../database.ts'

/** Which notices. */
export interface NoticesWanted extends PageWanted {
  readonly sites?: readonly string[]
  readonly pathway?: string
  readonly conference?: string
  readonly agency?: string | undefined
  readonly outcome?: 'queued' | 'sent' | 'failed' | 'dropped' | undefined
}

/** The log of notices, newest first, each with the obligation, its clock and the command that led to it. */
export async function readNotices(database: Database, wanted: NoticesWanted) {
  const { sites, pathway, conference, agency, outcome, after, limit } = wanted
  // Many events happen at the same instant: on one pathway or conference their numbers give the order.
  const key =
    pathway === undefined && conference === undefined
      ? millis('notices.queued_at')
      : sql<number>`${sql.ref('notices.event_seq')}::bigint`
  const rows = await database
    .selectFrom('notices')
    .leftJoin('obligations', 'obligations.id', 'notices.obligation')
    .leftJoin('events', (join) =>
      join
        .on(
          'events.kind',
          '=',
          sql<EntityKind>`case when notices.conference is null then 'pathway' else 'conference' end`,
        )
        .on('events.entity', '=', sql<string>`coalesce(notices.pathway, notices.conference)`)
        .onRef('events.seq', '=', 'notices.event_seq'),
    )
    .leftJoin('messages', 'messages.id', 'notices.message')
    .select([
      'notices.id',
      'notices.pathway',
      'notices.conference',
      'notices.obligation',
      'notices.what',
      'notices.agency',
      'notices.role',
      'notices.rung',
      'notices.urgent',
      'notices.queued_at',
      'notices.sent_at',
      'notices.outcome',
      'notices.why',
      'messages.header_id as message_id',
      'obligations.clock',
      'obligations.source',
      'obligations.due',
      'events.type as event_type',
      'events.seq as event_seq',
      'events.command',
      key.as('key'),
    ])
    .$if(sites !== undefined, (query) => query.where('notices.site', '=', anyOf(sites ?? [])))
    .where((eb) =>
      eb.and(
        wantedOf({
          'notices.pathway': pathway,
          'notices.conference': conference,
          'notices.agency': agency,
          'notices.outcome': outcome,
        }),
      ),
    )
    .where(afterCursor(key, idText('notices.id'), after, 'desc'))
    .orderBy(key, 'desc')
    .orderBy(idText('notices.id'), 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** A notice in the log. */
export type NoticeRow = Awaited<ReturnType<typeof readNotices>>['items'][number]
