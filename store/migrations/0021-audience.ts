import { type Kysely, sql } from 'kysely'

/** For whom a text was written. Those stored until now have none: they are for whom they usually are. */
export const audience = {
  up: async (database: Kysely<unknown>): Promise<void> => {
    await sql`alter table words add column audience text check (audience in ('all', 'notForTreatment'))`.execute(
      database,
    )
  },
}
