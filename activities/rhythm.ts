import { type Asked, keepRhythmCommands, readRhythms } from '../store/rhythm.ts'
import { idsUnder } from '../store/values.ts'
import { type Moment } from '../store/asked-by-warden.ts'
import { rhythmChanges } from '../domain/conference/rhythm-changes.ts'
import { rhythmCommands } from '../domain/conference/rhythm-commands.ts'
import { type Database } from '../store/database.ts'
import { type Logger } from 'pino'

/** What keeping the rhythm of meetings works with. */
export interface RhythmPorts {
  readonly database: Database
  readonly namespace: string
  readonly log: Logger
}

/**
 * Keeps the meetings of every site as its policy has them: plans those to come, moves and cancels those whose rhythm has
 * changed. Any number of rounds at once ask for each change once. A site whose rhythm fails leaves the others theirs.
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
