import { openDatabase } from '../../store/database.ts'
import type { Settings } from '../../platform/settings.ts'
import { migrate } from '../../store/migrate.ts'
import { claimSpeed, OtherSpeed } from '../../store/rehearsal.ts'
import { saying, StartFault } from './fault.ts'

const patience = { connectMs: 5_000, queryMs: 10_000, connections: 1 }

/** Brings the database to the present tables, and makes sure that it was created at this speed of the clock. */
export async function prepareSchema(
  databaseUrl: string,
  {
    CLOCK_SPEED: clockSpeed,
    SEED_MEETINGS: meetings,
  }: Pick<Settings, 'CLOCK_SPEED' | 'SEED_MEETINGS'>,
): Promise<void> {
  await migrate(databaseUrl, { meetings }).catch((error: unknown) => {
    const why = error instanceof Error && error.cause ? error.cause : error
    throw new StartFault(
      `The database could not be prepared (${saying(why) || 'no answer'}): check that it runs and lets this machine in, and DATABASE_URL if it is your own.`,
    )
  })
  const database = openDatabase(databaseUrl, patience)
  try {
    await claimSpeed(database, clockSpeed)
  } catch (error) {
    throw error instanceof OtherSpeed ? new StartFault(error.message) : error
  } finally {
    await database.destroy()
  }
}
