import type { Database } from './database.ts'
import { idText } from './reads/page.ts'
import type { PathwayState } from '../domain/pathway/state.ts'
import { sql } from 'kysely'
import { toDate } from './values.ts'
import type { Tx } from './turns.ts'
import { validate as isId } from 'uuid'
import { within } from './reach.ts'

/**
 * Takes the texts of a pathway out that are to be out, puts back what is not any more, and destroys what a second person has
 * confirmed. Every turn does this, so that what a restored database had again goes again.
 */
export async function takeOut(
  tx: Tx,
  { id: pathway, takenOut }: Pick<PathwayState, 'id' | 'takenOut'>,
): Promise<void> {
  if (!takenOut) return
  const ids = takenOut.map(({ text }) => text)
  await tx
    .deleteFrom('taken_out')
    .where('pathway', '=', pathway)
    .$if(ids.length > 0, (query) => query.where(idText('text'), 'not in', ids))
    .execute()
  if (ids.length === 0) return
  await tx
    .insertInto('taken_out')
    .values(takenOut.map(({ text, at }) => ({ pathway, text, at: toDate(at) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const destroyed = takenOut.flatMap(({ text, destroyed: gone }) => (gone ? [text] : []))
  if (destroyed.length > 0)
    await tx.deleteFrom('words').where(idText('id'), 'in', destroyed).execute()
}

/** Whether a text is, or was, one of a pathway's: said on it, about it at a meeting, or of all items of a meeting that heard it. */
export async function isTextOf(database: Database, pathway: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  const { rows } = await within(database, { works: 'counting' }, (tx) =>
    sql`
      select 1 from words w where w.id = ${id}::uuid and (w.pathway = ${pathway} or (w.pathway is null
        and w.conference in (select conference from conference_items where pathway = ${pathway})))
      union all select 1 from taken_out where text = ${id}::uuid and pathway = ${pathway}`.execute(
      tx,
    ),
  )
  return rows.length > 0
}

/** When each of these texts was taken out, of those that were. */
export async function readTakenOut(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('taken_out')
    .select(['text', 'at'])
    .where('text', 'in', [...new Set(ids)])
    .orderBy('at', 'desc')
    .execute()
  return new Map(rows.map(({ text, at }) => [text, at]))
}
