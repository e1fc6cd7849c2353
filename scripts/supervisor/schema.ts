import path from 'node:path'
import { sql } from 'kysely'
import { currentOuterKey } from '../../store/vault/vault.ts'
import { KeyMissing } from '../../store/vault/keyring.ts'
import { makeRing } from '../../store/vault/key-file.ts'
import { openKeyring } from '../../store/vault/open-keyring.ts'
import { openDatabase } from '../../store/database.ts'
import type { Settings } from '../../platform/settings.ts'
import { migrate } from '../../store/migrate.ts'
import { claimSpeed, OtherSpeed } from '../../store/rehearsal.ts'
import { saying, StartFault } from './fault.ts'
import { TablesLater } from '../../store/tables-fit.ts'

/** Nobody else waits for it, and a busy machine may take long to let somebody in. */
const patience = { connectMs: 30_000, queryMs: 60_000, connections: 1 }

/** Whether words may have been sealed: no other key is made for them then. */
async function hasOuterKey(url: string): Promise<boolean> {
  const database = openDatabase(url, patience)
  try {
    const there = sql<{
      n: number
    }>`select count(*)::int as n from pg_class where oid = to_regclass('outer_keys')`
    if ((await there.execute(database)).rows[0]?.n !== 1) return false
    return (await currentOuterKey(database)) !== undefined
  } finally {
    await database.destroy()
  }
}

/** The addresses of one database: for the application's account, and for the one that changes its tables. */
export interface DatabaseAddresses {
  readonly application: string
  readonly owner: string
}

/** Brings the database to the present tables, and makes sure that it was created at this speed of the clock. */
export async function prepareSchema(
  { application, owner }: DatabaseAddresses,
  given: Pick<Settings, 'CLOCK_SPEED' | 'SEED_MEETINGS' | 'DATA_DIR' | 'WORDS_KEY_COMMAND'>,
): Promise<void> {
  const { CLOCK_SPEED: clockSpeed, SEED_MEETINGS: meetings } = given
  const dataDir = path.resolve(given.DATA_DIR)
  const keyring = openKeyring({ dataDir, wordsKeyCommand: given.WORDS_KEY_COMMAND })
  const database = openDatabase(application, patience)
  try {
    const { rows } = await sql<{ name: string }>`select current_user as name`.execute(database)
    if (!given.WORDS_KEY_COMMAND && !(await hasOuterKey(owner))) makeRing(dataDir)
    await migrate(owner, { meetings }, keyring, rows[0]?.name)
    await claimSpeed(database, clockSpeed)
  } catch (error) {
    if (error instanceof OtherSpeed || error instanceof TablesLater)
      throw new StartFault(error.message)
    if (error instanceof KeyMissing)
      throw new StartFault(
        `The database is of no use with this key (${error.message}): put the key back from where you keep it, since without it nobody can read what people wrote.`,
      )
    const why = error instanceof Error && error.cause ? error.cause : error
    throw new StartFault(
      `The database could not be prepared (${saying(why) || 'no answer'}): check that it runs and lets this machine in, and DATABASE_URL and MIGRATION_DATABASE_URL if it is your own.`,
    )
  } finally {
    await database.destroy()
  }
}
