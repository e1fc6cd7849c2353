import { type Kysely, sql } from 'kysely'
import { describedColumns, describedIn } from './described.ts'
import { type Described, keysOf } from './keys.ts'
import type { Tables } from '../schema.ts'
import type { Tx } from '../turns.ts'

/** Stores the keys for looking up a person's record, in the transaction that stores the record. */
export async function keepMatchKeys(
  database: Kysely<Tables>,
  { record, person }: { readonly record: string; readonly person: string },
  described: Described,
): Promise<void> {
  const keys = keysOf(described)
  if (keys.length === 0) return
  await database
    .insertInto('match_keys')
    .values(keys.map((key) => ({ record, person, key })))
    .onConflict((conflict) => conflict.doNothing()) // to name the columns would take a right to read
    .execute()
}

/** Sets these advisory locks apart from any others. */
const lockOfKeys = 6

const recordsAtOnce = 500

/** Makes the keys of every record again: for records older than their keys, or when keys are made in another way. */
export async function rebuildMatchKeys(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom('match_keys').execute()
  let after: string | undefined
  for (;;) {
    const records = await database
      .selectFrom('person_records')
      .select(['id', 'person', ...describedColumns])
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(recordsAtOnce)
      .execute()
    for (const { id: record, person, ...row } of records)
      await keepMatchKeys(database, { record, person }, describedIn(row))
    after = records.at(-1)?.id
    if (after === undefined) return
  }
}

/**
 * Waits until nobody else is storing somebody who could be found by one of the same keys, and lets nobody do so until the end
 * of this transaction. The locks are taken in one order, so that no two wait for each other.
 */
export async function lockMatchKeys(tx: Tx, described: Described): Promise<void> {
  const keys = keysOf(described)
  await sql`
    select pg_advisory_xact_lock(${lockOfKeys}, lock) from (
      select distinct hashtext(key) as lock from unnest(${keys}::text[]) as key order by lock) as locks`.execute(
    tx,
  )
}
