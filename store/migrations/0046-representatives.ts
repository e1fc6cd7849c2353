import { type Kysely, sql } from 'kysely'

const statements = [
  `create table representatives (
    pathway text not null, agency text not null, person text not null, primary key (pathway, agency))`,
]

/** Who alone of an agency that is kept out of a pathway sees it: a version before this one keeps them out, too. */
export const representatives = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
