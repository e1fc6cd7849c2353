import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import { currentOuterKey, type KeyOwner, outerKeyLock, vaultOf } from './vault.ts'
import { KeyMissing } from './keyring.ts'
import { newKey } from './cipher.ts'
import { sealRows } from './sealed-rows.ts'
import type { Tables } from '../schema.ts'
import { toDate, toJson } from '../values.ts'

type Tx = Kysely<Tables>

const atOnce = 500

/**
 * Makes a database ready for sealed words: notes the name of the outer key in one that has none, and seals what an earlier
 * version left in clear, in batches. Safe to repeat from any point. Throws KeyMissing where the database's outer key is not
 * among those that there are.
 */
export async function prepareVault(database: Database): Promise<void> {
  await nameOuterKey(database)
  let sealed = 0
  for (const seal of [sealWords, sealDrafts, sealVictims])
    for (;;) {
      const some = await database.transaction().execute(seal)
      sealed += some
      if (some < atOnce) break
    }
  // What was in clear is taken out of the files as well, and not only out of the rows.
  if (sealed > 0) await sql`vacuum (full) words, drafts, victim_records`.execute(database)
  await database
    .insertInto('settings')
    .values({ key: 'sealed', value: toJson({}) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Notes which outer key wraps, in a database that does not know; where it knows, that key must be there. */
async function nameOuterKey(database: Database): Promise<void> {
  const { keyring } = vaultOf(database)
  const [probe] = await keyring.wrap([newKey()])
  const known = await database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${outerKeyLock})`.execute(tx)
    const current = await currentOuterKey(tx)
    if (current !== undefined || !probe) return current
    await tx
      .insertInto('outer_keys')
      .values({ id: probe.outer, at: toDate(Date.now()) })
      .execute()
    return probe.outer
  })
  if (known !== probe?.outer)
    throw new KeyMissing(
      `its words are sealed with the key ${known ?? 'none'}, and the one here is ${probe?.outer ?? 'none'}`,
    )
}

async function sealWords(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('words')
    .select(['id', 'text', 'pathway', 'conference'])
    .where('sealed', 'is', null)
    .limit(atOnce)
    .forUpdate()
    .execute()
  for (const { id, text, pathway, conference } of rows) {
    const owner: KeyOwner =
      pathway === null
        ? { scope: 'conference', of: conference ?? '' }
        : { scope: 'pathway', of: pathway }
    const [sealed] = await sealRows(tx, 'words', owner, [{ id, text: text ?? '' }])
    await tx
      .updateTable('words')
      .set({ ...sealed, text: null })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}

async function sealDrafts(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('drafts')
    .select(['id', 'document'])
    .where('sealed', 'is', null)
    .where('submitted_as', 'is', null)
    .limit(atOnce)
    .forUpdate()
    .execute()
  for (const { id, document } of rows) {
    const owner = { scope: 'draft', of: id } as const
    const [sealed] = await sealRows(tx, 'drafts', owner, [{ id, text: toJson(document) }])
    await tx
      .updateTable('drafts')
      .set({ ...sealed, document: null })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}

async function sealVictims(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('victim_records')
    .select(['id', 'victim', 'relationship', 'safe_contact'])
    .where('sealed', 'is', null)
    .limit(atOnce)
    .forUpdate()
    .execute()
  for (const { id, victim, relationship, safe_contact: safeContact } of rows) {
    const owner = { scope: 'victim', of: victim } as const
    const text = toJson({ relationship, safeContact })
    const [sealed] = await sealRows(tx, 'victim_records', owner, [{ id, text }])
    await tx
      .updateTable('victim_records')
      .set({ ...sealed, relationship: null, safe_contact: null })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}
