import { sql } from 'kysely'
import type { Database } from './database.ts'
import { instant } from './reads/page.ts'
import { toDate } from './values.ts'

/** Visits closer to each other than this are one look. */
const oneLookMs = 30 * 60_000

/** Notes that somebody looks at their work now, and says when they looked before; undefined the first time. */
export async function look(
  database: Database,
  actor: string,
  now: number,
): Promise<number | undefined> {
  const first = { actor, last: toDate(now), before: toDate(now) }
  const row = await database
    .insertInto('looked')
    .values(first)
    .onConflict((conflict) =>
      conflict.column('actor').doUpdateSet({
        before: sql`case when looked.last < ${instant(now - oneLookMs)} then looked.last else looked.before end`,
        last: toDate(now),
      }),
    )
    .returning(['before', 'last'])
    .executeTakeFirstOrThrow()
  return row.before === row.last ? undefined : row.before
}

/** Notes that somebody has seen everything up to now. */
export async function seenAll(database: Database, actor: string, now: number): Promise<void> {
  await database
    .updateTable('looked')
    .set({ before: toDate(now), last: toDate(now) })
    .where('actor', '=', actor)
    .execute()
}
