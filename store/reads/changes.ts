import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { anyOf, instant } from './page.ts'
import type { StoredEvent } from './pathway.ts'

/** Something that happened on a pathway. */
export interface Change extends StoredEvent {
  readonly pathway: string
  readonly referrer: string
}

/** Which changes: after an instant, at some sites, and only where an agency has or had a part, if one is named. */
interface ChangesWanted {
  readonly since: number
  readonly sites: readonly string[]
  readonly agency: string | undefined
  readonly limit: number
}

/** What happened on pathways since an instant, newest first. */
export async function readChanges(
  database: Database,
  { since, sites, agency, limit }: ChangesWanted,
): Promise<Change[]> {
  const rows = await database
    .selectFrom('events')
    .innerJoin('pathways', 'pathways.id', 'events.entity')
    .select(['seq', 'type', 'at', 'by', 'command', 'data'])
    .select(['pathways.id as pathway', 'pathways.referrer_agency as referrer'])
    .where('kind', '=', 'pathway')
    .where('at', '>', sql<number>`${instant(since)}`)
    .where('pathways.site', '=', anyOf(sites))
    .$if(agency !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('pathways.referrer_agency', '=', agency ?? ''),
          eb.exists(
            eb
              .selectFrom('obligations')
              .select('obligations.id')
              .whereRef('obligations.pathway', '=', 'pathways.id')
              .where('obligations.agency', '=', agency ?? ''),
          ),
        ]),
      ),
    )
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, by: row.by as StoredEvent['by'] })) // as a turn wrote it
}

/** What is or was owed on some pathways, and by which agency, by its id. */
export async function readOwedOn(database: Database, pathways: readonly string[]) {
  const rows = await database
    .selectFrom('obligations')
    .select(['id', 'what', 'agency'])
    .where('pathway', '=', anyOf(pathways))
    .execute()
  return new Map(rows.map(({ id, ...owed }) => [id, owed]))
}
