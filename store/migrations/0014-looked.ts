import { type Kysely, sql } from 'kysely'

const statements = [
  // When somebody last looked at their work, and when they had looked before that: what changed since is shown until they come again.
  `create table looked (actor uuid primary key, last timestamptz not null, before timestamptz not null)`,
  `create index events_at on events (at desc) include (kind, entity)`,
]

/** For what changed since somebody last looked. */
export const looked = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
