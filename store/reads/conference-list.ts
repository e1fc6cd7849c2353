import { sql } from 'kysely'
import {
  afterCursor,
  anyOf,
  idText,
  instant,
  millis,
  pageOf,
  type PageWanted,
  wantedOf,
} from './page.ts'
import type { Database } from '../database.ts'

/** Which conferences. */
export interface ConferencesWanted extends PageWanted {
  readonly sites: readonly string[]
  /** The agency whose invitations are all that the reader may see. */
  readonly invited?: string | undefined
  readonly form?: string | undefined
  readonly stage?: string | undefined
  readonly emergency?: boolean | undefined
  /** The first and the last instant at which they meet. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const key = millis('conferences.at')

/** The conferences of some sites, soonest first. */
export async function readConferences(database: Database, wanted: ConferencesWanted) {
  const { sites, invited, form, stage, emergency, from, to, after, limit } = wanted
  const rows = await database
    .selectFrom('conferences')
    .selectAll('conferences')
    .select(key.as('key'))
    .where('site', '=', anyOf(sites))
    .$if(invited !== undefined, (query) =>
      query.where(sql<boolean>`${invited ?? ''} = any(invited)`),
    )
    .where((eb) => eb.and(wantedOf({ form, stage, emergency })))
    .$if(from !== undefined, (query) => query.where('at', '>=', instant(from ?? 0)))
    .$if(to !== undefined, (query) => query.where('at', '<=', instant(to ?? 0)))
    .where(afterCursor(key, idText('conferences.id'), after, 'asc'))
    .orderBy(key)
    .orderBy('conferences.id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** A conference as lists show it. */
export type ConferenceRow = Omit<
  Awaited<ReturnType<typeof readConferences>>['items'][number],
  'key'
>
