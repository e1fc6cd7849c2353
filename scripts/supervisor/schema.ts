import { sql } from 'kysely'
import { openDatabase } from '../../store/database.ts'
import type { Settings } from '../../platform/settings.ts'
import { migrate } from '../../store/migrate.ts'
import { claimSpeed, OtherSpeed } from '../../store/rehearsal.ts'
import { saying, StartFault } from './fault.ts'

const patience = { connectMs: 5_000, queryMs: 10_000, connections: 1 }

/** The addresses of one database: for the application's account, and for the one that changes its tables. */
export interface DatabaseAddresses {
  readonly application: string
  readonly owner: string
}

/** Brings the database to the present tables, and makes sure that it was created at this speed of the clock. */
export async function prepareSchema(
  { application, owner }: DatabaseAddresses,
  {
    CLOCK_SPEED: clockSpeed,
    SEED_MEETINGS: meetings,
  }: Pick<Settings, 'CLOCK_SPEED' | 'SEED_MEETINGS'>,
): Promise<void> {
  const database = openDatabase(application, patience)
  try {
    const { rows } = await sql<{ name: string }>`select current_user as name`.execute(database)
    await migrate(owner, { meetings }, rows[0]?.name)
    await claimSpeed(database, clockSpeed)
  } catch (error) {
    if (error instanceof OtherSpeed) throw new StartFault(error.message)
    const why = error instanceof Error && error.cause ? error.cause : error
    throw new StartFault(
      `The database could not be prepared (${saying(why) || 'no answer'}): check that it runs and lets this machine in, and DATABASE_URL and MIGRATION_DATABASE_URL if it is your own.`,
    )
  } finally {
    await database.destroy()
  }
}
