import { type Migration, Migrator, sql } from 'kysely'
import { setTimeout as pause } from 'node:timers/promises'
import { assertTablesFit, noteNeeded, TablesLater } from './tables-fit.ts'
import type { Database } from './database.ts'
import { grantTo } from './grants.ts'
import type { Keyring } from './vault/keyring.ts'
import { classAllWords } from './words-classes.ts'
import { lastToEndEarlier, migrations } from './migrations/index.ts'
import { openDatabase } from './database.ts'
import { prepareVault } from './vault/prepare.ts'
import { seed, type Seeding } from './seed.ts'

const patience = { connectMs: 30_000, queryMs: 60_000, connections: 1 }

/** How long a change of a table waits for those who use it; whoever comes after it waits behind it. */
const lockMs = 2000
const tries = 60
const lockNotAvailable = '55P03'

/**
 * Brings a database to the present tables, fills a new one with the pilots' reference data, and seals words that an earlier
 * version left in clear. The application's account, where it is another than the one that the address names, then gets what it
 * may do. Nothing is done where a later version has only added to the tables. Safe to repeat, and for several processes at
 * once: Kysely takes a lock. Throws TablesLater where this version cannot work with the tables.
 */
export async function migrate(
  databaseUrl: string,
  seeding: Seeding,
  keyring: Keyring,
  application?: string,
): Promise<void> {
  const database = openDatabase(databaseUrl, patience, keyring)
  try {
    if (await isLater(database)) return
    await changeTables(database, migrations)
    await noteNeeded(database, lastToEndEarlier)
    await seed(database, Date.now(), seeding) // a rehearsal begins at the real time too
    await prepareVault(database)
    await classAllWords(database)
    if (application !== undefined) await grantTo(database, application)
  } finally {
    await database.destroy()
  }
}

/** Whether all that this version needs is there, and more that a later one added. */
async function isLater(database: Database): Promise<boolean> {
  try {
    return !(await assertTablesFit(database))
  } catch (error) {
    if (error instanceof TablesLater) throw error
    return false
  }
}

/**
 * Carries out the migrations that are missing, all of them or none. A change of a table that somebody uses for long, such as
 * a backup, gives up after a moment and is tried again, so that the others can go on in between.
 * @internal A test asks it too.
 */
export async function changeTables(
  database: Database,
  all: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(all) },
  })
  await sql`set lock_timeout = ${sql.lit(lockMs)}`.execute(database) // of the one connection
  for (let tried = 1; ; tried++) {
    const { error } = await migrator.migrateToLatest()
    if (!error) break
    const busy = error instanceof Error && 'code' in error && error.code === lockNotAvailable
    if (!busy || tried === tries)
      throw new Error('the database could not be migrated', { cause: error })
    await pause(1000)
  }
  await sql`set lock_timeout = 0`.execute(database)
}
