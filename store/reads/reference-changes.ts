import { anyOf, type Cursor, mostCounted } from './page.ts'
import type { Database } from '../database.ts'

/** A page of changes of reference data, newest first. */
export const readReferenceChanges = (
  database: Database,
  { after, limit }: { readonly after: Cursor | undefined; readonly limit: number },
) =>
  database
    .selectFrom('reference_changes')
    .select(['n', 'what', 'id', 'by', 'at'])
    .$if(after !== undefined, (query) => query.where('n', '<', after?.key ?? 0))
    .orderBy('n', 'desc')
    .limit(limit + 1)
    .execute()

/** How many open pathways of a site wait for something under one of these clocks; no further than one more than lists are counted. */
export async function countWaitingUnder(
  database: Database,
  site: string,
  clocks: readonly string[],
): Promise<number> {
  const waiting = database
    .selectFrom('obligations')
    .select('pathway')
    .distinct()
    .where('home', '=', site)
    .where('outcome', 'is', null)
    .where('pathway', 'is not', null)
    .where('clock', '=', anyOf(clocks))
    .limit(mostCounted + 1)
    .as('waiting')
  const { count } = await database
    .selectFrom(waiting)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
