import { type Kysely, sql } from 'kysely'

const statements = [
  `create table web_sessions (
    id bytea primary key, actor text not null, claims jsonb not null, acting text, sid text,
    made timestamptz not null default now(), seen timestamptz not null default now(), ends timestamptz not null)`,
  `create index web_sessions_actor on web_sessions (actor)`,
  `create index web_sessions_ends on web_sessions (ends)`,
  `create table web_kept (id bytea primary key, actor text not null, sealed bytea not null, ends timestamptz not null)`,
  `create index web_kept_ends on web_kept (ends)`,
]

/** Who is signed in to the pages, and forms that were sent when a session had run out. */
export const webSessions = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
