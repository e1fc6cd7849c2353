import { type Kysely, sql } from 'kysely'

const statements = [
  `create table not_same (
    pathway text not null, other text not null, person uuid not null, apart uuid not null,
    primary key (pathway, other))`,
  `create index not_same_person on not_same (person)`,
  `create index not_same_apart on not_same (apart)`,
]

/** Who was found to be two people. */
export const notSame = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
