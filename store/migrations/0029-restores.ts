import { type Kysely, sql } from 'kysely'

const statements = [
  // A database that was put back to an earlier moment is told from one that was not by this number.
  `create table pulse (one boolean primary key default true check (one), beat bigint not null)`,
  `insert into pulse (beat) values (0)`,
  `create table restores (
    n integer generated always as identity primary key, noticed_at timestamptz not null, noticed_by text not null,
    healed_at timestamptz, report jsonb)`,
  `create unique index restores_open on restores ((true)) where healed_at is null`,
  `alter table entities add column behind_since timestamptz`,
  `create index entities_behind on entities (behind_since, id) where behind_since is not null`,
]

/** For noticing that the database was restored to an earlier moment, and for what was done about it. */
export const restores = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
