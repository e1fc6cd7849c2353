import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { toDate, toJson } from './values.ts'

/** What can notice that the database was restored to an earlier moment. */
export type NoticedBy = 'turn' | 'warden' | 'worker' | 'restore'

/** A restore that was noticed, and since which nothing was put back. */
export interface OpenRestore {
  readonly n: number
  readonly noticedAt: number
  readonly noticedBy: string
}

/** Notes that the database was restored. False where that is known already; a restore is open until it is healed. */
export async function noteRestored(
  database: Database,
  by: NoticedBy,
  at: number,
): Promise<boolean> {
  const noted = await database
    .insertInto('restores')
    .values({ noticed_at: toDate(at), noticed_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('n')
    .executeTakeFirst()
  return noted !== undefined
}

/** The restore that is still to be healed; undefined where there is none. */
export async function openRestore(database: Database): Promise<OpenRestore | undefined> {
  return database
    .selectFrom('restores')
    .select(['n', 'noticed_at as noticedAt', 'noticed_by as noticedBy'])
    .where('healed_at', 'is', null)
    .executeTakeFirst()
}

/** Notes that everything that could be put back was, and what that came to: counts and codes alone. */
export async function closeRestore(database: Database, at: number, report: object): Promise<void> {
  await database
    .updateTable('restores')
    .set({ healed_at: toDate(at), report: toJson(report) })
    .where('healed_at', 'is', null)
    .execute()
}

/**
 * Counts one beat of the database's pulse, and gives its number. It only ever rises, so one that is no higher than a number
 * seen before tells that the database was restored; it then goes on above that number.
 */
export async function beat(
  database: Database,
  seen: number | undefined,
): Promise<{ readonly beat: number; readonly fellBack: boolean }> {
  const { beat: counted } = await database
    .updateTable('pulse')
    .set({ beat: sql<number>`greatest(beat, 0) + 1` })
    .returning('beat')
    .executeTakeFirstOrThrow()
  if (seen === undefined || counted > seen) return { beat: counted, fellBack: false }
  const above = await database
    .updateTable('pulse')
    .set({ beat: sql<number>`greatest(beat, ${seen}) + 1` })
    .returning('beat')
    .executeTakeFirstOrThrow()
  return { ...above, fellBack: true }
}

/** Notes on the row of an entity that its workflow knows of more events than are stored. Its next turn takes that away. */
export async function noteBehind(
  database: Database,
  kind: EntityKind,
  id: string,
  at: number,
): Promise<void> {
  await database
    .updateTable('entities')
    .set({ behind_since: toDate(at) })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('behind_since', 'is', null)
    .execute()
}
