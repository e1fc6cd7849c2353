import type { Database } from './database.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { anyOf } from './reads/page.ts'
import { findUnbegun } from './unbegun.ts'
import { sql } from 'kysely'

/** An entity that needs attention. */
export interface Attended {
  readonly kind: EntityKind
  readonly id: string
  /** It has ended, and rests until the decision on its record is due. */
  readonly ended?: boolean
}

/** An entity's place among all: they are in order of kind and id. */
export type Place = Pick<Attended, 'kind' | 'id'>

/** Those that should have a workflow: every open pathway and conference, and every post with something to do. */
const toRun = (database: Database) =>
  database
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

/** The first so many of them, in order; or those beyond a place. */
export const findEntitiesToRun = (
  database: Database,
  after: Place | undefined,
  limit: number,
): Promise<Attended[]> =>
  toRun(database)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(kind, id) > (${after?.kind ?? ''}, ${after?.id ?? ''})`),
    )
    .orderBy('kind')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Which of these should have a workflow. */
export async function findToRunAmong(
  database: Database,
  places: readonly Place[],
): Promise<Attended[]> {
  if (places.length === 0) return []
  const ids = places.map(({ id }) => id)
  const found = await toRun(database).where('id', '=', anyOf(ids)).execute()
  return found.filter(({ kind, id }) => places.some((one) => one.kind === kind && one.id === id))
}

/** How many pathways and conferences are open. */
export async function countOpen(database: Database): Promise<number> {
  const { open } = await database
    .selectFrom('entities')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('ended', '=', false)
    .where('kind', 'in', ['pathway', 'conference'])
    .executeTakeFirstOrThrow()
  return open
}

/**
 * The entities whose alarm passed before `alarmBefore` (cases' time), including ended ones that rest without a workflow.
 * Also those with a command stored before `storedBefore` (real time) that is not judged, and what is left of a beginning
 * that was refused.
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
  return [...alarms, ...commands, ...(await findUnbegun(database))]
}
