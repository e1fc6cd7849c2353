import { anyOf } from './reads/page.ts'
import type { Database } from './database.ts'
import { sql } from 'kysely'
import { toJson } from './values.ts'

/** A session that was just begun. */
export interface NewSession {
  /** The SHA-256 of what the cookie holds: whoever reads the table cannot sign in with it. */
  readonly id: Buffer
  readonly actor: string
  readonly claims: object
  readonly acting: string | null
  readonly sid: string | null
}

// All times are PostgreSQL's: they are real, even in a rehearsal, and the same for every API.
const now = sql<Date>`now()`
const longest = sql<Date>`now() + interval '8 hours'`
const notOver = sql<boolean>`ends > now()`
const isOver = sql<boolean>`ends < now()`
const isLive = sql<boolean>`ends > now() and seen > now() - interval '15 minutes'`
const notedLongAgo = sql<boolean>`seen < now() - interval '1 minute'`
// A session that is over is remembered for a while: what is then sent from an open form is kept for its actor.
const forgotten = sql<boolean>`ends < now() - interval '1 hour'`

/** Stores a session, and forgets those that ended long ago. */
export async function insertSession(database: Database, session: NewSession): Promise<void> {
  await database.deleteFrom('web_sessions').where(forgotten).execute()
  await database
    .insertInto('web_sessions')
    .values({ ...session, claims: toJson(session.claims), ends: longest })
    .execute()
  await keepNewest(database, 'web_sessions', session.actor, mostSessions)
}

/** So many sessions and kept forms somebody has; the oldest gives way to one more. */
const mostSessions = 10
const mostKept = 20

const keepNewest = (
  database: Database,
  table: 'web_sessions' | 'web_kept',
  actor: string,
  most: number,
) =>
  sql`delete from ${sql.table(table)} where id in (
    select id from ${sql.table(table)} where actor = ${actor} order by ends desc, id offset ${most})`.execute(
    database,
  )

/** The session of this id, live or over; undefined if there is none. `noted` says that its last use was noted a moment ago. */
export const readSession = (database: Database, id: Buffer) =>
  database
    .selectFrom('web_sessions')
    .select(['actor', 'claims', 'acting', 'sid'])
    .select([isLive.as('live'), sql<boolean>`not ${notedLongAgo}`.as('noted')])
    .where('id', '=', id)
    .executeTakeFirst()

/** What somebody's agency and sites are called, as far as they are known. */
export async function readPlacesOf(
  database: Database,
  { agency, sites }: { readonly agency: string; readonly sites: readonly string[] },
): Promise<{ agency: string | undefined; sites: string[] }> {
  const rows = await database
    .selectFrom('agencies')
    .select(['name', sql<boolean>`true`.as('agency')])
    .where('id', '=', agency)
    .unionAll(
      database
        .selectFrom('sites')
        .select(['name', sql<boolean>`false`.as('agency')])
        .where('id', '=', anyOf(sites)),
    )
    .execute()
  return {
    agency: rows.find((row) => row.agency)?.name,
    sites: rows.flatMap((row) => (row.agency ? [] : [row.name])).sort(),
  }
}

/** Notes that a session is in use, unless it has run out or somebody has just noted it. */
export async function noteUse(database: Database, id: Buffer): Promise<void> {
  await database
    .updateTable('web_sessions')
    .set({ seen: now })
    .where('id', '=', id)
    .where(isLive)
    .where(notedLongAgo)
    .execute()
}

/** Notes as which of several roles somebody works from now on. */
export async function writeActing(database: Database, id: Buffer, acting: string): Promise<void> {
  await database.updateTable('web_sessions').set({ acting }).where('id', '=', id).execute()
}

/** Ends one session, or all of one actor. */
export async function endSessions(
  database: Database,
  which: { readonly id: Buffer } | { readonly actor: string },
): Promise<void> {
  const ending = database.updateTable('web_sessions').set({ ends: now }).where(notOver)
  const one = 'id' in which ? ending.where('id', '=', which.id) : ending
  await ('actor' in which ? one.where('actor', '=', which.actor) : one).execute()
}

/** A form that is kept for its sender, sealed. */
export interface KeptForm {
  readonly id: Buffer
  readonly actor: string
  readonly sealed: Buffer
}

/** Keeps a sealed form for half an hour, and forgets what was kept longer. */
export async function insertKept(database: Database, kept: KeptForm): Promise<void> {
  await database.deleteFrom('web_kept').where(isOver).execute()
  const ends = sql<Date>`now() + interval '30 minutes'`
  await database
    .insertInto('web_kept')
    .values({ ...kept, ends })
    .execute()
  await keepNewest(database, 'web_kept', kept.actor, mostKept)
}

/** Gives a sealed form back to its actor, and forgets it; undefined if there is none, or it is another's. */
export async function takeKept(
  database: Database,
  id: Buffer,
  actor: string,
): Promise<Buffer | undefined> {
  const taken = await database
    .deleteFrom('web_kept')
    .where('id', '=', id)
    .where('actor', '=', actor)
    .where(notOver)
    .returning('sealed')
    .executeTakeFirst()
  return taken?.sealed
}
