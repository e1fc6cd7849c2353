import { type Kysely, sql } from 'kysely'

const statements = [
  // Counts of a minute: losing them in a crash costs nothing, so they are not written ahead.
  `create unlogged table request_counts (
    caller bytea primary key, until timestamptz not null, count integer not null)`,
  `create index request_counts_until on request_counts (until)`,
]

/** For counting the requests of several processes together. */
export const limits = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
