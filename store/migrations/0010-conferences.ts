import { type Kysely, sql } from 'kysely'

const statements = [
  `create table conferences (
    id text primary key, site text not null, form text not null, stage text not null, version int not null,
    at timestamptz not null, slot date, list_closes_at timestamptz not null, returns_due_at timestamptz not null,
    capacity int not null, listed int not null, emergency boolean not null, by_hand boolean not null,
    moved_by_hand boolean not null, reconvenes text, reconvened_as text, planned_at timestamptz not null,
    next_alarm timestamptz, ended_at timestamptz)`,
  `create index conferences_site on conferences (site, at, id)`,
  `create table conference_items (
    conference text not null, item text not null, pathway text not null, status text not null, decision text,
    moved_to text, primary key (conference, item))`,
  `create index conference_items_pathway on conference_items (pathway)`,
  // What is owed, told and said belongs to a pathway or to a conference; what is said of an item belongs to both.
  `alter table obligations alter column pathway drop not null, add column conference text,
    add constraint obligations_of_one check ((pathway is null) <> (conference is null))`,
  `create index obligations_conference on obligations (conference) where conference is not null`,
  `alter table notices alter column pathway drop not null, add column conference text,
    add constraint notices_of_one check ((pathway is null) <> (conference is null))`,
  `create index notices_conference on notices (conference) where conference is not null`,
  `alter table words alter column pathway drop not null, add column conference text,
    add constraint words_of_some check (pathway is not null or conference is not null)`,
  `create index words_conference on words (conference) where conference is not null`,
  `alter table reads add column conference text`,
  `create index reads_conference on reads (conference, at) where conference is not null`,
]

/** Conferences, and what is owed and said at them. */
export const conferences = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
