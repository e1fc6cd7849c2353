import { type Kysely, sql } from 'kysely'

const statements = [
  // What was said is sealed, with a data key of its own; what is in clear are ids, codes and instants.
  `create table reports (
    id uuid primary key, key text not null unique, digest text not null, actor jsonb not null,
    sender text not null generated always as (actor ->> 'id') stored, site text not null,
    urgent boolean not null, received_at timestamptz not null, stored_real bigint not null, sealed bytea, data_key uuid,
    state text not null check (state in ('received', 'found', 'unmatched', 'closed')),
    held_by text, due_at timestamptz, pathways text[] not null default '{}', commands uuid[] not null default '{}',
    decision text, closed_at timestamptz, closed_by text)`,
  `create index reports_received on reports (stored_real) where state = 'received'`,
  `create index reports_unmatched on reports (held_by, due_at, id) where state = 'unmatched'`,
  `create index reports_found on reports (received_at) where state = 'found'`,
  `create index reports_kept on reports (received_at) where sealed is not null`,
  `create index reports_pathways on reports using gin (pathways) where sealed is not null`,
]

/** Reports of somebody by name alone, until they are about a pathway or are looked at. */
export const reports = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
