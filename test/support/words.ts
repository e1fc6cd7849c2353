import { sql } from 'kysely'
import type { Database } from '../../store/database.ts'
import { readVictim, readWords } from '../../store/reads/words.ts'
import { within } from '../../store/reach.ts'
import { toJson } from '../../store/values.ts'

/** Does something with the tables with words as a turn may: whoever has only opened the database sees no row of them. */
export const asEngine = <T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T> =>
  within(database, { works: 'engine' }, work)

/** Every text that can still be read, by its id. */
export async function readableWords(database: Database): Promise<ReadonlyMap<string, string>> {
  const texts = await asEngine(database, async (tx) => {
    const rows = await tx.selectFrom('words').select('id').execute()
    return readWords(
      tx,
      rows.map(({ id }) => id),
    )
  })
  return new Map([...texts].flatMap(([id, { text }]) => (text === undefined ? [] : [[id, text]])))
}

/** Puts words and what is known of victims back in clear, as an earlier version kept them. Its database is the owner's. */
export async function unseal(owner: Database): Promise<void> {
  const clear = { sealed: null, data_key: null }
  for (const [id, text] of await readableWords(owner))
    await owner
      .updateTable('words')
      .set({ ...clear, text })
      .where('id', '=', id)
      .execute()
  for (const { id, current } of await owner.selectFrom('victims').selectAll().execute()) {
    const known = await readVictim(owner, id)
    if (known)
      await owner
        .updateTable('victim_records')
        .set({
          ...clear,
          relationship: known.relationship,
          safe_contact: toJson(known.safe_contact),
        })
        .where('id', '=', current)
        .execute()
  }
  await sql`delete from data_keys where scope in ('pathway', 'conference', 'victim')`.execute(owner)
}
