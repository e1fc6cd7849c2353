import { type Kysely, sql } from 'kysely'

const statements = [
  `create table match_keys (
    record uuid not null references person_records on delete cascade, key text not null, person uuid not null,
    primary key (record, key))`,
  `create index match_keys_key on match_keys (key)`,
  // What a pathway's person was before it was found to be another's: while it stands, both names lead to both pathways.
  `create table person_merges (
    pathway text not null, seq int not null, was uuid not null, person uuid not null, primary key (pathway, seq))`,
  `create index person_merges_person on person_merges (person)`,
  `create index person_merges_was on person_merges (was)`,
]

/** By what people are looked up, and who was found to be whom. A later migration makes the keys of those who are there. */
export const intake = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
