import { type Asked, keepRhythmCommands, readRhythms } from '../store/rhythm.ts'
import { reserveMeetings } from '../store/meeting-ids.ts'
import { idsUnder } from '../store/values.ts'
import type { Moment } from '../store/asked-by-warden.ts'
import { rhythmChanges } from '../domain/conference/rhythm-changes.ts'
import { newSlots, rhythmCommands } from '../domain/conference/rhythm-commands.ts'
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
      const { site } = reference
      const slots = newSlots(reference, changes).map((slot) => ({ ...slot, site }))
      const meetings = await reserveMeetings(database, slots)
      const ids = { ...idsUnder(namespace), meeting: idIn(meetings) }
      const commands = rhythmCommands(reference, changes, made, ids)
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

const idIn =
  (meetings: ReadonlyMap<string, string>) =>
  (slot: string): string => {
    const id = meetings.get(slot)
    if (id === undefined) throw new Error('a slot has no meeting')
    return id
  }
