import { anyOf, type Cursor, mostCounted } from './page.ts'
import type { Database } from '../database.ts'
import { type Asking, meetingOpenTo, openTo } from './kept-out.ts'
import type { SelectQueryBuilder } from 'kysely'
import type { Tables } from '../schema.ts'

/** A page of changes of reference data, newest first. */
export const readReferenceChanges = (
  database: Database,
  { after, limit }: { readonly after: Cursor | undefined; readonly limit: number },
) =>
  database
    .selectFrom('reference_changes')
    .select(['n', 'what', 'id', 'document', 'by', 'at'])
    .$if(after !== undefined, (query) => query.where('n', '<', after?.key ?? 0))
    .orderBy('n', 'desc')
    .limit(limit + 1)
    .execute()

/** How many open pathways of a site that are open to a reader wait for something under one of these clocks; no further than one more than lists are counted. */
export async function countWaitingUnder(
  database: Database,
  reader: Asking,
  site: string,
  clocks: readonly string[],
): Promise<number> {
  return counted(
    database,
    database
      .selectFrom('obligations')
      .select('pathway')
      .distinct()
      .where('home', '=', site)
      .where('outcome', 'is', null)
      .where('pathway', 'is not', null)
      .where(openTo('pathway', reader))
      .where('clock', '=', anyOf(clocks))
      .limit(mostCounted + 1),
  )
}

/** How many pathways of a site are open, and to a reader; no further than one more than lists are counted. */
export const countOpen = (database: Database, reader: Asking, site: string): Promise<number> =>
  counted(
    database,
    database
      .selectFrom('pathways')
      .select('id')
      .where('site', '=', site)
      .where('ended_at', 'is', null)
      .where(openTo('pathways.id', reader))
      .limit(mostCounted + 1),
  )

/** How many meetings of a site and a form are to come for a reader whose agenda is not circulated yet. */
export const countNotCirculated = (
  database: Database,
  reader: Asking,
  site: string,
  form: string,
): Promise<number> =>
  counted(
    database,
    database
      .selectFrom('conferences')
      .select('id')
      .where('site', '=', site)
      .where('form', '=', form)
      .where('stage', 'in', ['planned', 'listClosed'])
      .where(meetingOpenTo('conferences.id', reader))
      .limit(mostCounted + 1),
  )

async function counted(
  database: Database,
  rows: SelectQueryBuilder<Tables, never, object>,
): Promise<number> {
  const { count } = await database
    .selectFrom(rows.as('rows'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
