import type { Database } from './database.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { sql } from 'kysely'

/** An entity that needs attention. */
export interface Attended {
  readonly kind: EntityKind
  readonly id: string
  /** It has ended, and rests until the decision on its record is due. */
  readonly ended?: boolean
}

/** The entities that should have a workflow: every open pathway and conference, and every post with something to do. */
export async function findEntitiesToRun(database: Database): Promise<Attended[]> {
  return database
    .selectFrom('entities')
    .select(['kind', 'id'])
    .where('ended', '=', false)
    .where((eb) =>
      eb.or([
        eb('kind', 'in', ['pathway', 'conference']),
        eb('alarm_at', 'is not', null),
        eb.exists(
          eb
            .selectFrom('messages')
            .select('messages.id')
            .whereRef('messages.agency', '=', 'entities.id')
            .where('messages.outcome', '=', 'sending'),
        ),
      ]),
    )
    .execute()
}

/**
 * The entities whose alarm passed before `alarmBefore` (cases' time), including ended ones that rest without a workflow; and
 * those with a command stored before `storedBefore` (real time) that is not judged.
 */
export async function findOverlooked(
  database: Database,
  { alarmBefore, storedBefore }: { readonly alarmBefore: number; readonly storedBefore: number },
): Promise<Attended[]> {
  const alarms = await database
    .selectFrom('entities')
    .select(['kind', 'id', 'ended'])
    .where(sql<boolean>`alarm_at < ${new Date(alarmBefore)}`)
    .execute()
  const commands = await database
    .selectFrom('inbox')
    .select(['kind', 'entity as id'])
    .distinct()
    .where('outcome', 'is', null)
    .where('quiet', '=', false)
    .where('stored_real', '<', storedBefore)
    .execute()
  return [...alarms, ...commands]
}
