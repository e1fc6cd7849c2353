import { type Kysely, sql } from 'kysely'

/** Who opened a pathway in an emergency that was not open to them, and until when. */
export const openings = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create table openings (
      pathway text not null, person text not null, until timestamptz not null,
      primary key (pathway, person))`.execute(database)
  },
}
