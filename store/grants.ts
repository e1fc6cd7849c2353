import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

/**
 * What the application's account may do with each table. A row that is to stay as it was written cannot be changed or
 * deleted by it. To lock a row, as a turn does, takes the right to change one. A change here comes with a migration,
 * because a start looks for that.
 */
const rights = {
  actors: 'select, insert, update',
  agencies: 'select, insert, update',
  audit: 'select', // and to append, through a function
  audit_head: 'select',
  caseload: 'select, insert, update, delete',
  conference_items: 'select, insert, update',
  conferences: 'select, insert, update',
  contact_changes: 'select, insert, update',
  contact_notes: 'select, insert, update',
  contacts: 'select, insert, update',
  covers: 'select, insert, update',
  data_keys: 'select, insert, update, delete',
  drafts: 'select, insert, update, delete',
  entities: 'select, insert, update',
  erasures: 'select, insert',
  events: 'select, insert',
  former_owners: 'select, insert, update',
  inbox: 'select, insert, update',
  kept_out: 'select, insert, delete',
  representatives: 'select, insert, delete',
  openings: 'select, insert, delete',
  sides: 'select, insert, delete',
  links: 'select, insert, update, delete', // when it is long over
  looked: 'select, insert, update',
  match_keys: 'select, insert, update, delete',
  meeting_slots: 'select, insert',
  message_copies: 'select, insert',
  messages: 'select, insert, update',
  notices: 'select, insert, update',
  obligations: 'select, insert, update',
  pathways: 'select, insert, update',
  outer_keys: 'select, insert, delete',
  bank_holidays: 'select, insert',
  people: 'select, insert, update',
  not_same: 'select, insert, update, delete',
  person_merges: 'select, insert, delete',
  person_records: 'select, insert, update, delete',
  policies: 'select, insert, update (at)', // the first of a made-up past are dated back
  reference_changes: 'select, insert',
  pulse: 'select, update',
  rehearsal: 'select, insert, update',
  request_counts: 'select, insert, update, delete', // of a minute
  revocations: 'select, insert, delete', // when no token of then is taken anyway
  restores: 'select, insert, update',
  reports: 'select, insert, update',
  saved_views: 'select, insert, delete',
  settings: 'select, insert',
  site_agencies: 'select, insert, delete',
  site_roles: 'select, insert, delete',
  sites: 'select, insert, update',
  strands: 'select, insert, update, delete', // of a refused beginning, or an erased record
  taken_out: 'select, insert, delete',
  transfer_stubs: 'select, insert, delete',
  unbegun: 'select',
  victim_keys: 'select, insert, update, delete',
  victim_records: 'select, insert, update (taken, hidden), delete',
  victims: 'select, insert, update',
  web_kept: 'select, insert, delete',
  web_sessions: 'select, insert, update, delete',
  words: 'select, insert, update (sealed, data_key, classes), delete', // what outlives an erasing gets another key
} satisfies Record<keyof Tables, string>

/** What it may call that does more than it may itself. */
const functions = [
  'audit_append(text[])',
  'forget_unbegun(text, text)',
  'persons_named(text[], int)',
  'victims_named(text[], int)',
  'words_said(uuid[])',
]

/** Gives the application's account just what it may do, where it is another than the one that owns the tables. */
export async function grantTo(database: Database, account: string): Promise<void> {
  const to = sql.id(account)
  await database.transaction().execute(async (tx) => {
    const { rows } = await sql<{ owner: string }>`select current_user as owner`.execute(tx)
    if (rows[0]?.owner === account) return
    await sql`revoke all on all tables in schema public from ${to}`.execute(tx)
    await sql`grant usage on schema public to ${to}`.execute(tx)
    await sql`grant select on kysely_migration to ${to}`.execute(tx) // a start asks which have run
    for (const [table, right] of Object.entries(rights))
      await sql`grant ${sql.raw(right)} on ${sql.table(table)} to ${to}`.execute(tx)
    for (const called of functions)
      await sql`grant execute on function ${sql.raw(called)} to ${to}`.execute(tx)
  })
}
