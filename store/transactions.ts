import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

/** Whether it is a transaction already: it says so itself. */
export const isTransaction = (database: Database): database is Transaction<Tables> =>
  database.isTransaction

/** Does something in this transaction, or in one of its own. */
export const inTransaction = <T>(
  database: Database,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => (isTransaction(database) ? work(database) : database.transaction().execute(work))

/** Does something that may fail without ending the transaction in which it is done: what it did is undone, and it rejects. */
export async function tried<T>(
  database: Database,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (!isTransaction(database)) return work(database)
  await sql`savepoint tried`.execute(database)
  try {
    const done = await work(database)
    await sql`release savepoint tried`.execute(database)
    return done
  } catch (error) {
    await sql`rollback to savepoint tried`.execute(database)
    throw error
  }
}
