import { type Kysely, sql } from 'kysely'

const statements = [
  // What was submitted is kept as an empty row under its key, so that the same request gets the same answer again.
  `create table drafts (
    id uuid primary key, agency text not null, site text, by text not null, version int not null,
    document jsonb not null, created_at timestamptz not null, changed_at timestamptz not null, submitted_as uuid)`,
  `create index drafts_agency on drafts (agency, changed_at desc, id desc)`,
  `create index drafts_age on drafts (changed_at)`,
]

/** Referrals that are begun and not sent. */
export const drafts = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
