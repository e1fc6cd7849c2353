import { type Kysely, sql } from 'kysely'

/**
 * The id is derived from the subject, so that one alone keeps the other unique. The second constraint made the first
 * requests of somebody new fail where they came together: an upsert settles races on one constraint only.
 */
export const actorsById = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table actors drop constraint actors_subject_key`.execute(database)
  },
}
