import { type Asked, keepRhythmCommands, readRhythms } from '../store/rhythm.ts'
import { idsUnder } from '../store/values.ts'
import type { Moment } from '../store/asked-by-warden.ts'
import { rhythmChanges } from '../domain/conference/rhythm-changes.ts'
import { rhythmCommands } from '../domain/conference/rhythm-commands.ts'
import type { Database } from '../store/database.ts'
import type { Logger } from 'pino'

/** What it takes to keep the rhythm of meetings. */
export interface RhythmPorts {
  readonly database: Database
  readonly namespace: string
  readonly log: Logger
}

/**
 * Keeps the meetings of every site as its policy has them: plans those to come, and moves or cancels those whose rhythm has
 * changed. However many rounds go on at once, each change is asked for once. A site whose rhythm fails does not affect the
 * others.
 */
export async function keepRhythms(
  { database, namespace, log }: RhythmPorts,
  moment: Moment,
): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { reference, made } of await readRhythms(database, moment.now)) {
    try {
      const changes = rhythmChanges(reference, made, moment.now)
      const commands = rhythmCommands(reference, changes, made, idsUnder(namespace))
      const now = await keepRhythmCommands(database, reference.site, commands, moment)
      if (now.length > 0)
        log.info(
          { site: reference.site, meetings: now.length },
          'meetings asked for by their rhythm',
        )
      asked.push(...now)
    } catch (error) {
      log.error({ err: error, site: reference.site }, 'rhythm of meetings failed')
    }
  }
  return asked
}
