import type { Kysely } from 'kysely'
import { type Described, keysOf } from './keys.ts'
import type { Tables } from '../schema.ts'

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

const recordsAtOnce = 500

/** Makes the keys of every record again: for records older than their keys, or when keys are made in another way. */
export async function rebuildMatchKeys(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom('match_keys').execute()
  let after: string | undefined
  for (;;) {
    const records = await database
      .selectFrom('person_records')
      .select(['id', 'person', 'name', 'aliases', 'date_of_birth', 'address'])
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(recordsAtOnce)
      .execute()
    for (const { id: record, person, date_of_birth: dateOfBirth, ...described } of records)
      await keepMatchKeys(database, { record, person }, { ...described, dateOfBirth })
    after = records.at(-1)?.id
    if (after === undefined) return
  }
}
