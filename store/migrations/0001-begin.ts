import { type Kysely, sql } from 'kysely'

const statements = [
  `create table settings (key text primary key, value jsonb not null)`,
  `create table rehearsal (
    id int primary key check (id = 1), speed int not null, base bigint not null, anchor bigint not null,
    bound bigint not null, renewed bigint not null)`,
  `create table actors (id text primary key, subject text not null unique, name text, agency text not null)`,
  `create table agencies (id text primary key, name text not null, division text not null)`,
  `create table contacts (
    agency text not null references agencies, role text not null, address text not null, primary key (agency, role))`,
  `create table sites (id text primary key, name text not null)`,
  `create table site_agencies (
    site text not null references sites, agency text not null references agencies, primary key (site, agency))`,
  `create table site_roles (
    site text not null references sites, role text not null, agency text not null references agencies,
    primary key (site, role))`,
  `create table policies (
    site text not null references sites, version int not null, document jsonb not null, reason text not null,
    by text not null, at timestamptz not null, primary key (site, version))`,
  `create table reference_changes (
    n bigint generated always as identity primary key, what text not null, id text not null, document jsonb not null,
    by text not null, at timestamptz not null)`,
  `create table people (id uuid primary key, current uuid not null)`,
  `create table person_records (
    id uuid primary key, person uuid not null references people, name text not null, aliases text[] not null,
    date_of_birth date, address text, recorded_at timestamptz not null)`,
  `create table victims (id uuid primary key, current uuid not null)`,
  `create table victim_records (
    id uuid primary key, victim uuid not null references victims, name text, relationship text not null,
    safe_contact jsonb not null, recorded_at timestamptz not null)`,
  // The command that a text came with may be refused; its text is kept all the same, for nothing that was said is lost.
  `create table words (
    id uuid primary key, pathway text not null, command uuid not null, field text not null, text text not null,
    at timestamptz not null)`,
  `create index words_pathway on words (pathway)`,
  `create table entities (
    kind text not null, id text not null, seq int not null, state jsonb not null, at timestamptz not null,
    alarm_at timestamptz, ended boolean not null, trouble jsonb, primary key (kind, id))`,
  `create index entities_alarm on entities (alarm_at) where not ended and alarm_at is not null`,
  `create table events (
    kind text not null, entity text not null, seq int not null, type text not null, at timestamptz not null,
    by jsonb not null, command uuid, data jsonb not null, primary key (kind, entity, seq))`,
  // No foreign key to the entity: storing a command must not wait for the turn that has the entity's row locked.
  `create table inbox (
    n bigint generated always as identity, id uuid primary key, kind text not null, entity text not null,
    name text not null, body jsonb not null, actor jsonb not null, digest text, if_match int, sender_kind text,
    sender text, quiet boolean not null, received_at timestamptz not null, stored_real bigint not null,
    outcome jsonb, judged_at timestamptz)`,
  `create index inbox_waiting on inbox (kind, entity, n) where outcome is null`,
  `create index inbox_sent on inbox (sender_kind, sender) where outcome is null and sender is not null`,
  `create table pathways (
    id text primary key, site text not null, stage text not null, version int not null, risk text,
    flags text[] not null, person uuid not null, victim uuid not null, referrer_agency text not null,
    referrer_role text not null, policy_version int, opened_at timestamptz not null,
    last_referral_at timestamptz not null, stage_since timestamptz not null, watch_until timestamptz,
    next_alarm timestamptz, ended_at timestamptz)`,
  `create index pathways_site on pathways (site, opened_at desc, id desc)`,
  `create index pathways_person on pathways (person)`,
  `create table obligations (
    id text primary key, pathway text not null, site text not null, what text not null, agency text not null,
    role text not null, since timestamptz not null, due timestamptz not null, clock text not null,
    source text not null, mark text not null, ladder text not null, about text, rung text, rung_at timestamptz,
    next_rung_at timestamptz, outcome text, ended_at timestamptz)`,
  `create index obligations_pathway on obligations (pathway)`,
  `create index obligations_open on obligations (site, due, id) where outcome is null`,
  `create table notices (
    id uuid primary key, pathway text not null, site text not null, obligation text not null, what text not null,
    agency text not null, role text not null, rung text not null, urgent boolean not null, event_seq int not null,
    queued_at timestamptz not null, sent_at timestamptz, outcome text not null, why text, message text)`,
  `create index notices_pathway on notices (pathway)`,
  `create index notices_message on notices (message)`,
  `create index notices_site on notices (site, queued_at desc, id desc)`,
  `create table messages (
    id text primary key, agency text not null, role text not null, header_id text not null,
    composed_at timestamptz not null, composed_real bigint not null, sent_at timestamptz, outcome text not null,
    code text)`,
  `create table reads (
    n bigint generated always as identity primary key, at timestamptz not null, actor text not null,
    what text not null, pathway text, fields text[] not null)`,
  `create index reads_pathway on reads (pathway, at)`,
]

/** The first tables. */
export const begin = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
