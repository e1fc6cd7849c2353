import { type Kysely, sql } from 'kysely'

const statements = [
  `create table taken_out (
    pathway text not null references pathways, text uuid not null, at timestamptz not null, primary key (pathway, text))`,
  `create index taken_out_text on taken_out (text)`,
]

/** The texts that were taken out, by the pathway whose officer did it. What they said is in none of it. */
export const takenOut = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
