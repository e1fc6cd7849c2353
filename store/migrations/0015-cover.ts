import { type Kysely, sql } from 'kysely'

const asked = `'acknowledge', 'amend', 'receiverAcknowledges', 'return', 'answerTransfer', 'attend', 'attendUrgent', 'meetingReturn', 'meetingReturnUrgent'`

const statements = [
  `create table covers (
    id uuid primary key, agency text not null references agencies, role text not null, address text not null,
    first_day date not null, last_day date not null, by text not null, made_at timestamptz not null,
    ended_at timestamptz, ended_by text, check (first_day <= last_day))`,
  `create index covers_agency on covers (agency, last_day desc, id)`,
  `create index covers_role on covers (agency, role, last_day) where ended_at is null`,
  // What became of a message at each address, where it goes to more than one: a repeat tries only what is left.
  `create table message_copies (
    message text not null, recipient text not null, result text not null, code text, primary key (message, recipient))`,
  `create index message_copies_failed on message_copies (recipient) where result = 'failed'`,
  `create index obligations_agency_asked on obligations (site, agency, due, id)
    where outcome is null and what in (${asked})`,
  `create index obligations_agency_actions on obligations (site, agency, due, id)
    where outcome is null and what = 'action'`,
  `create index obligations_agency_met on obligations (agency, ended_at desc) include (site, what, since, due)
    where outcome = 'met'`,
]

/** For who covers whom, and for what an agency is asked and how soon it answers. */
export const cover = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
