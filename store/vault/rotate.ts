import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { currentOuterKey, outerKeyLock, vaultOf } from './vault.ts'
import { newKey } from './cipher.ts'
import { toDate } from '../values.ts'

const atOnce = 200

/**
 * Wraps every data key anew with the outer key that the keyring wraps with at present, in batches. From its beginning a new
 * data key is wrapped with no other. Safe to break off and to repeat: it goes on with what is left. Returns the outer key's
 * name, and how many data keys were wrapped anew; the outer keys before it are needed no longer then.
 */
export async function rewrapAll(database: Database): Promise<{ outer: string; rewrapped: number }> {
  const { keyring } = vaultOf(database)
  const [probe] = await keyring.wrap([newKey()])
  if (!probe) throw new Error('nothing was wrapped')
  const { outer } = probe
  await database.transaction().execute(async (tx) => {
    // Whoever is storing a data key that is wrapped with the outer key before has stored it when this lock is had.
    await sql`select pg_advisory_xact_lock(${outerKeyLock})`.execute(tx)
    if ((await currentOuterKey(tx)) === outer) return
    await tx.deleteFrom('outer_keys').where('id', '=', outer).execute()
    await tx
      .insertInto('outer_keys')
      .values({ id: outer, at: toDate(Date.now()) })
      .execute()
  })
  let rewrapped = 0
  for (;;) {
    const some = await rewrapSome(database, outer)
    if (some === 0) break
    rewrapped += some
  }
  await database.deleteFrom('outer_keys').where('id', '!=', outer).execute()
  return { outer, rewrapped }
}

async function rewrapSome(database: Database, outer: string): Promise<number> {
  const { keyring } = vaultOf(database)
  return database.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('data_keys')
      .select(['id', 'outer', 'wrapped'])
      .where('outer', '!=', outer)
      .orderBy('id')
      .limit(atOnce)
      .forUpdate()
      .execute()
    if (rows.length === 0) return 0
    const wrapped = await keyring.wrap(await keyring.unwrap(rows))
    for (const [n, { id }] of rows.entries())
      await tx
        .updateTable('data_keys')
        .set(wrapped[n] ?? {})
        .where('id', '=', id)
        .execute()
    return rows.length
  })
}
