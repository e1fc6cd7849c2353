import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type Asking, openTo } from './kept-out.ts'
import { anyOf, instant } from './page.ts'
import { type SitePart, sitesIn } from './parts.ts'
import { stillTied } from './ties.ts'
import type { StoredEvent } from './pathway.ts'

/** Something that happened on a pathway. */
export interface Change extends StoredEvent {
  readonly pathway: string
  readonly site: string
  readonly referrer: string
}

/** Which changes: after an instant, and of each site all, or only where something ties an agency to the pathway. */
interface ChangesWanted {
  readonly reader: Asking
  readonly since: number
  readonly now: number
  readonly parts: readonly SitePart[]
  readonly limit: number
}

/** What happened on pathways since an instant, newest first. */
export async function readChanges(
  database: Database,
  { reader, since, now, parts, limit }: ChangesWanted,
): Promise<Change[]> {
  const whole = parts.filter(({ agency }) => agency === undefined)
  const confined = parts.filter(({ agency }) => agency !== undefined)
  const agency = confined[0]?.agency ?? ''
  const rows = await database
    .selectFrom('events')
    .innerJoin('pathways', 'pathways.id', 'events.entity')
    .select(['seq', 'type', 'at', 'by', 'command', 'data'])
    .select(['pathways.id as pathway', 'pathways.site', 'pathways.referrer_agency as referrer'])
    .where('kind', '=', 'pathway')
    .where(openTo('pathways.id', reader))
    .where('at', '>', sql<number>`${instant(since)}`)
    .where((eb) => {
      const tied = stillTied('pathways.id', agency, now)
      const at = (some: readonly SitePart[]) => eb('pathways.site', '=', anyOf(sitesIn(some)))
      return eb.or([at(whole), eb.and([at(confined), tied])])
    })
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
