import { pathwayIdShape } from './places.ts'
import { anyOf } from './page.ts'
import type { Database } from '../database.ts'

/** The kinds of obligation that an agency still owes on a pathway, by the site on whose worklist they are. */
export async function readOwedBy(
  database: Database,
  pathway: string,
  agency: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!pathwayIdShape.test(pathway)) return new Map()
  const rows = await database
    .selectFrom('obligations')
    .select(['site', 'what'])
    .distinct()
    .where('pathway', '=', pathway)
    .where('agency', '=', agency)
    .where('outcome', 'is', null)
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ site }) => site)].map(([site, owed]) => [
      site,
      owed.map(({ what }) => what),
    ]),
  )
}

/** The latest stub that these sites have of a pathway that has gone to another; undefined where there is none. */
export async function readStub(database: Database, pathway: string, sites: readonly string[]) {
  if (!pathwayIdShape.test(pathway)) return undefined
  return database
    .selectFrom('transfer_stubs')
    .leftJoin('sites', 'sites.id', 'to_site')
    .selectAll('transfer_stubs')
    .select('sites.name as to_name')
    .where('pathway', '=', pathway)
    .where('site', '=', anyOf(sites))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
