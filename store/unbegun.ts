import type { Database } from './database.ts'
import { destroyKeys } from './vault/vault.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { sql } from 'kysely'
import type { Tx } from './turns.ts'

/** How many a round of the warden gives a turn to. */
const atOnce = 100

/** What is left of beginnings that were refused, where such a turn did not take it away by itself, as those of earlier versions. */
export const findUnbegun = (database: Database): Promise<{ kind: EntityKind; id: string }[]> =>
  database.selectFrom('unbegun').select(['kind', 'id']).limit(atOnce).execute()

/**
 * Takes away what a refused beginning left: its row, and what lists, pages and searches would find, words and records of
 * people included. Its commands stay with their outcomes, so that each key is answered again. Says whether there was
 * anything. One whose beginning was at fault stays, and so does a meeting of a rhythm, which is asked for again.
 */
export async function forgetUnbegun(tx: Tx, kind: EntityKind, id: string): Promise<boolean> {
  const { rows } = await sql<{ person: string | null; victim: string | null }>`
    select person, victim from forget_unbegun(${kind}, ${id})`.execute(tx)
  const [gone] = rows
  if (!gone || kind === 'post') return false
  await tx.deleteFrom('words').where(kind, '=', id).execute()
  await destroyKeys(tx, kind, [id])
  if (kind === 'pathway') await tx.deleteFrom('strands').where('pathway', '=', id).execute()
  // A referral makes its own person and victim, and nothing else has them. Their ids alone stay.
  if (gone.person !== null)
    await tx.deleteFrom('person_records').where('person', '=', gone.person).execute()
  if (gone.victim !== null) {
    await tx.deleteFrom('victim_records').where('victim', '=', gone.victim).execute()
    await tx.deleteFrom('victim_keys').where('victim', '=', gone.victim).execute()
    await destroyKeys(tx, 'victim', [gone.victim])
  }
  return true
}
