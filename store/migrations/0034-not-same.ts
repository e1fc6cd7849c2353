import { type Kysely, sql } from 'kysely'
import { personsNamed } from './0033-search.ts'

const statements = [
  `create table not_same (
    pathway text not null, other text not null, person uuid not null, apart uuid not null,
    primary key (pathway, other))`,
  `create index not_same_person on not_same (person)`,
  `create index not_same_apart on not_same (apart)`,

  // What was once known of somebody, other than by an amendment that was refused; and what they must not be shown by.
  `alter table person_records add column taken boolean not null default false`,
  `alter table person_records add column hidden boolean not null default false`,
  `update person_records r set taken = true where id in (select current from people)
    or id in (select (data ->> 'personRecord')::uuid from events where type = 'referral-amended')
    or not exists (select from person_records o where o.person = r.person and o.recorded_at < r.recorded_at)`,
  `create or replace function persons_named(words text[], at_most int) returns table (record uuid, person uuid)
    language sql stable security definer rows 100 set search_path = public, pg_temp as $$
      ${personsNamed} and r.taken and not r.hidden limit at_most $$`,
]

/** Who was found to be two people, and what nobody is to be found by. */
export const notSame = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
