import { type Kysely, sql } from 'kysely'
import { personsNamed } from './0033-search.ts'

const statements = [
  `create table not_same (
    pathway text not null, other text not null, person uuid not null, apart uuid not null,
    primary key (pathway, other))`,
  `create index not_same_person on not_same (person)`,
  `create index not_same_apart on not_same (apart)`,

  // A name that somebody had once and must not be shown by.
  `alter table person_records add column hidden boolean not null default false`,
  `create or replace function persons_named(words text[], at_most int) returns table (record uuid, person uuid)
    language sql stable security definer rows 100 set search_path = public, pg_temp as $$
      ${personsNamed} and not r.hidden limit at_most $$`,
]

/** Who was found to be two people, and what nobody is to be found by. */
export const notSame = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
