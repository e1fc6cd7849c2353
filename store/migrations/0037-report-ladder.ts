import { type Kysely, sql } from 'kysely'

const statements = [
  // Since when a report waits for a look where it is, how far its ladder is, and when that goes on.
  `alter table reports add column waits_since timestamptz, add column reached int, add column next_rung_at timestamptz`,
  `update reports set waits_since = received_at, next_rung_at = due_at where state = 'unmatched'`,
  `create index reports_rungs on reports (next_rung_at) where state = 'unmatched'`,
]

/** Who looks at reports by name is reminded, and the supervisor hears where nobody does. */
export const reportLadder = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
