import { type Kysely, sql } from 'kysely'

/** Which roles people sign in with, so that a restriction to some of them knows what nobody of an agency can do any more. */
export const actorRoles = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table actors add column access jsonb`.execute(database)
  },
}
