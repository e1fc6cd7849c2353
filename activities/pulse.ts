import { beat, noteRestored, type NoticedBy } from '../store/restores.ts'
import type { Database } from '../store/database.ts'
import type { Logger } from 'pino'

/** What feeling the database's pulse needs of the world. */
export interface PulsePorts {
  readonly database: Database
  readonly log: Logger
}

/**
 * Counts one beat of the database, and gives its number. One that is no higher than the last that the caller knows of shows
 * that the database was restored to an earlier moment, which is noted and logged.
 */
export async function feelPulse(
  { database, log }: PulsePorts,
  by: NoticedBy,
  known: number | undefined,
): Promise<number> {
  const felt = await beat(database, known)
  if (felt.fellBack) {
    await noteRestored(database, by, Date.now())
    log.error({ known, by }, 'database was restored to an earlier moment')
  }
  return felt.beat
}
