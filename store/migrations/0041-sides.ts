import { type Kysely, sql } from 'kysely'

/** Which services work for a victim of a pathway that is one side of a counter-allegation. */
export const sides = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create table sides (
      pathway text not null, agency text not null, primary key (pathway, agency))`.execute(database)
  },
}
