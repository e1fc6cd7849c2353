import { type Kysely, sql } from 'kysely'

const statements = [
  `create table links (
    hash bytea primary key, message text, recipient text not null, target text not null, pathway text,
    conference text, site text not null, agency text not null, role text not null, made_at timestamptz not null,
    expires_at timestamptz not null, revoked_at timestamptz, revoked_by text, opened integer not null default 0,
    opened_at timestamptz, sealed bytea)`,
  // One for each recipient of a message and each thing in it, however often the message is tried.
  `create unique index links_message on links (message, recipient, target) where message is not null`,
  `create index links_pathway on links (pathway) where pathway is not null and revoked_at is null`,
  `create index links_agency on links (agency, site) where revoked_at is null`,
  `create index links_expires on links (expires_at)`,
  // Two pathways that need a meeting for the same slot, and do not know of each other, find one id by its key.
  `create table meeting_slots (
    key text primary key, conference text not null unique, site text not null, at timestamptz not null)`,
  `create index meeting_slots_site on meeting_slots (site, at)`,
]

/** The links that messages hold, each under a token of its own, and the ids of meetings, by what they are for. */
export const links = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
