import { sql } from 'kysely'
import { anyOf, instant } from './page.ts'
import type { Database } from '../database.ts'
import { type Asking, itemOpenTo, openTo } from './kept-out.ts'

/** How soon an agency did one kind of thing that it owed. */
export interface ResponseTime {
  readonly what: string
  readonly count: number
  /** Half of them took no longer. */
  readonly medianMs: number
  readonly inTime: number
}

/** No more than the newest of them count, so that the numbers cost the same at any size. */
const mostMeasured = 5000

/** How soon a reader's agency did what it owed at some sites, by kind, of what was done since an instant. */
export async function readResponseTimes(
  database: Database,
  { reader, sites, since }: { reader: Asking; sites: readonly string[]; since: number },
): Promise<ResponseTime[]> {
  const done = database
    .selectFrom('obligations')
    .select(['what', 'since', 'due', 'ended_at'])
    .where('agency', '=', reader.agency)
    .where('outcome', '=', 'met')
    .where(openTo('pathway', reader))
    .where(itemOpenTo({ conference: 'conference', about: 'about' }, reader))
    .where('ended_at', '>=', instant(since))
    .where('site', '=', anyOf(sites))
    .orderBy('ended_at', 'desc')
    .limit(mostMeasured)
    .as('done')
  return database
    .selectFrom(done)
    .select(({ fn }) => [
      'what',
      fn.countAll<number>().as('count'),
      sql<number>`1000 * percentile_cont(0.5) within group (order by extract(epoch from ended_at - since))`.as(
        'medianMs',
      ),
      sql<number>`count(*) filter (where ended_at <= due)`.as('inTime'),
    ])
    .groupBy('what')
    .orderBy('count', 'desc')
    .orderBy('what')
    .execute()
}

/** An agency's name, and the addresses of its roles; undefined if there is no such agency. */
export async function readOwnAgency(database: Database, id: string) {
  const agency = await database
    .selectFrom('agencies')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!agency) return undefined
  const contacts = await database
    .selectFrom('contacts')
    .leftJoin('sites', 'sites.id', 'contacts.site')
    .select(['contacts.role', 'contacts.address', 'sites.name as siteName'])
    .where('agency', '=', id)
    .orderBy('role')
    .orderBy('site')
    .execute()
  const held = await database
    .selectFrom('site_roles')
    .select('role')
    .distinct()
    .where('agency', '=', id)
    .execute()
  return { ...agency, contacts, held: held.map(({ role }) => role) }
}
