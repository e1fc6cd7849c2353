import { type Kysely, sql } from 'kysely'

const statements = [
  // An address holds for one site, or for every site where it names none: so do those that are there.
  `alter table contacts add column site text not null default ''`,
  `alter table contacts drop constraint contacts_pkey`,
  `alter table contacts add primary key (agency, role, site)`,
  `create table contact_changes (
    id uuid primary key, agency text not null references agencies, role text not null, site text not null,
    address text not null, by text not null, sites text[] not null, needs_second boolean not null,
    asked_at timestamptz not null, hash bytea not null unique, expires_at timestamptz not null,
    confirmed_at timestamptz, agreed_by text, agreed_at timestamptz, ended_at timestamptz,
    took boolean not null default false)`,
  `create unique index contact_changes_open on contact_changes (agency, role, site) where ended_at is null`,
  // What an address is told, apart from what waits: sent by the warden's rounds, in real time.
  `create table contact_notes (
    id uuid primary key, what text not null, agency text not null, address text not null, sealed bytea,
    queued_at timestamptz not null, sent_at timestamptz, code text)`,
  `create index contact_notes_open on contact_notes (queued_at) where sent_at is null and code is null`,
]

/** Addresses by site, their changes until they count, and what both addresses are told of it. */
export const contacts = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
