import { Migrator } from 'kysely'
import { actorsById } from './migrations/0009-actors.ts'
import { after } from './migrations/0005-after.ts'
import { conferences } from './migrations/0010-conferences.ts'
import { intake } from './migrations/0003-intake.ts'
import { begin } from './migrations/0001-begin.ts'
import { cover } from './migrations/0015-cover.ts'
import { drafts } from './migrations/0006-drafts.ts'
import { hold } from './migrations/0004-hold.ts'
import { lists } from './migrations/0012-lists.ts'
import { lookups } from './migrations/0008-lookups.ts'
import { openDatabase } from './database.ts'
import { projected } from './migrations/0011-projected.ts'
import { seed, type Seeding } from './seed.ts'
import { transfer } from './migrations/0007-transfer.ts'
import { webSessions } from './migrations/0013-web-sessions.ts'
import { work } from './migrations/0014-work.ts'
import { wholePathway } from './migrations/0002-whole-pathway.ts'

/** All migrations in order. One that has run anywhere is never edited. */
const migrations = {
  '0001-begin': begin,
  '0002-whole-pathway': wholePathway,
  '0003-intake': intake,
  '0004-hold': hold,
  '0005-after': after,
  '0006-drafts': drafts,
  '0007-transfer': transfer,
  '0008-lookups': lookups,
  '0009-actors': actorsById,
  '0010-conferences': conferences,
  '0011-projected': projected,
  '0012-lists': lists,
  '0013-web-sessions': webSessions,
  '0014-work': work,
  '0015-cover': cover,
}

const patience = { connectMs: 10_000, queryMs: 60_000, connections: 1 }

/**
 * Brings a database to the present tables, and fills a new one with the pilots' reference data. Safe to repeat, and for
 * several processes at once: Kysely takes a lock.
 */
export async function migrate(databaseUrl: string, seeding: Seeding): Promise<void> {
  const database = openDatabase(databaseUrl, patience)
  try {
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw new Error('the database could not be migrated', { cause: error })
    await seed(database, seeding.at ?? Date.now(), seeding) // a rehearsal begins at the real time too
  } finally {
    await database.destroy()
  }
}
