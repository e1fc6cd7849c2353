import { type Kysely, sql } from 'kysely'

const statements = [
  // When somebody last looked at their work, and when they had looked before that: what changed since is shown until they come again.
  `create table looked (actor uuid primary key, last timestamptz not null, before timestamptz not null)`,
  `create table saved_views (
    id uuid primary key, actor uuid not null, name text not null, query text not null, made timestamptz not null)`,
  `create index saved_views_actor on saved_views (actor, name)`,
  `create index events_at on events (at desc) include (kind, entity)`,
]

/** For what changed since somebody last looked, and for the views of lists that somebody keeps. */
export const work = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
