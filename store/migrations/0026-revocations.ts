import { type Kysely, sql } from 'kysely'

const statements = [
  `create table revocations (
    id uuid primary key default gen_random_uuid(), actor text, token bytea,
    at timestamptz not null, by text not null, ends timestamptz not null,
    check (actor is not null or token is not null))`,
  `create index revocations_ends on revocations (ends)`,
]

/** For tokens that are not taken any more, though they have not run out. */
export const revocations = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
