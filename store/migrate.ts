import { Migrator } from 'kysely'
import { grantTo } from './grants.ts'
import type { Keyring } from './vault/keyring.ts'
import { classAllWords } from './words-classes.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './database.ts'
import { prepareVault } from './vault/prepare.ts'
import { seed, type Seeding } from './seed.ts'

const patience = { connectMs: 30_000, queryMs: 60_000, connections: 1 }

/**
 * Brings a database to the present tables, and fills a new one with the pilots' reference data, and seals words that an earlier version left in
 * clear. The application's account, where it is another than the one that the address names, then gets what it may do. Safe to repeat, and for several
 * processes at once: Kysely takes a lock.
 */
export async function migrate(
  databaseUrl: string,
  seeding: Seeding,
  keyring: Keyring,
  application?: string,
): Promise<void> {
  const database = openDatabase(databaseUrl, patience, keyring)
  try {
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw new Error('the database could not be migrated', { cause: error })
    await seed(database, Date.now(), seeding) // a rehearsal begins at the real time too
    await prepareVault(database)
    await classAllWords(database)
    if (application !== undefined) await grantTo(database, application)
  } finally {
    await database.destroy()
  }
}
