import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Actors } from './actors.ts'
import type { Database } from './database.ts'

/** How many requests of one caller there were in the present window with this one, and for how long it goes on. */
interface Counted {
  readonly current: number
  /** Milliseconds. */
  readonly ttl: number
}

/** Old counts are deleted once in so many. */
const deletedOnceIn = 5000

/**
 * Counts requests in the database, for all processes together; a window begins with the first request after the one before. Who sent them is kept as a digest under the database's own
 * secret: an address is personal data, and there are few enough of them to try them all.
 */
export function requestCounts(
  database: Database,
  actors: Pick<Actors, 'secret'>,
): (who: string, windowMs: number) => Promise<Counted> {
  const now = sql<number>`clock_timestamp()`
  let counted = 0
  return async (who, windowMs) => {
    const caller = createHmac('sha256', await actors.secret())
      .update(who)
      .digest()
    counted += 1
    if (counted % deletedOnceIn === 0)
      await database.deleteFrom('request_counts').where('until', '<', now).execute()
    const { rows } = await sql<Counted>`
      insert into request_counts as known (caller, until, count)
      values (${caller}, clock_timestamp() + ${windowMs} * interval '1 millisecond', 1)
      on conflict (caller) do update set
        count = case when known.until <= clock_timestamp() then 1 else known.count + 1 end,
        until = case when known.until <= clock_timestamp() then excluded.until else known.until end
      returning count as current,
        greatest(0, extract(epoch from until - clock_timestamp()) * 1000)::float8 as ttl`.execute(
      database,
    )
    const [row] = rows
    if (!row) throw new Error('a count has no row')
    return row
  }
}
