import { type Kysely, sql } from 'kysely'

/** Since when a hold has stopped an obligation: what is stopped is owed and not overdue. */
export const hold = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table obligations add column stopped_at timestamptz`.execute(database)
  },
}
