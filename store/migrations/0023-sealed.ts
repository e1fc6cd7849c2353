import { type Kysely, sql } from 'kysely'

const statements = [
  `create table outer_keys (
    n bigint generated always as identity primary key, id text not null unique, at timestamptz not null)`,
  // No key refers to it: what was sealed with a key that was destroyed meanwhile is erased, and no error.
  `create table data_keys (
    id uuid primary key, scope text not null, of text not null, wrapped bytea not null, "outer" text not null,
    made_at timestamptz not null, unique (scope, of))`,
  `create index data_keys_outer on data_keys ("outer", id)`,
  ...['words', 'drafts', 'victim_records'].map(
    (table) => `alter table ${table} add column sealed bytea, add column data_key uuid`,
  ),
  `alter table words alter column text drop not null,
    add constraint words_in_one_way check ((text is null) = (sealed is not null))`,
  `alter table drafts alter column document drop not null,
    add constraint drafts_in_one_way check ((document is null) = (sealed is not null))`,
  `alter table victim_records alter column relationship drop not null, alter column safe_contact drop not null,
    add constraint victim_records_in_one_way
      check ((relationship is null) = (sealed is not null) and (safe_contact is null) = (sealed is not null))`,
  `create index words_clear on words (id) where sealed is null`,
  `create index drafts_clear on drafts (id) where sealed is null`,
  `create index victim_records_clear on victim_records (id) where sealed is null`,
]

/** Columns for words that are sealed, and the keys of them. Those that are there are sealed after the migrations, in batches. */
export const sealed = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
