import type { Database } from './database.ts'
import { sql } from 'kysely'

/** The database's own clock at the moment at which a row is read, in epoch milliseconds. Nothing of a case is dated by it. */
export const databaseTime = sql<number>`clock_timestamp()`

/**
 * Asks the database for its time, over a connection that is already there, with what our own clocks show just before it; `steady`
 * is one that nobody can set, and measures how long that took.
 */
export async function compareClocks(
  database: Database,
  own: () => { readonly real: number; readonly steady: number },
): Promise<{ readonly began: number; readonly tookMs: number; readonly there: number }> {
  return database.connection().execute(async (connection) => {
    const { real: began, steady } = own()
    const { there } = await connection
      .selectNoFrom(databaseTime.as('there'))
      .executeTakeFirstOrThrow()
    return { began, tookMs: own().steady - steady, there }
  })
}
