import type { Database } from '../database.ts'
import { destroyKeys, type KeyOwner } from './vault.ts'
import { openRows, sealRows } from './sealed-rows.ts'

/**
 * Destroys a data key after what is left of its texts was sealed with another, some of them changed: what was erased cannot be
 * opened in a copy either.
 */
export async function resealWords(
  tx: Database,
  owner: KeyOwner,
  changed: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const rows = await tx
    .selectFrom('words')
    .innerJoin('data_keys', 'data_keys.id', 'words.data_key')
    .select(['words.id', 'sealed', 'data_key', 'outer', 'wrapped'])
    .where('scope', '=', owner.scope)
    .where('of', '=', owner.of)
    .execute()
  const opened = await openRows(tx, 'words', rows)
  const texts = [...opened].map(([id, text]) => ({ id, text: changed.get(id) ?? text }))
  await destroyKeys(tx, owner.scope, [owner.of])
  const sealed = await sealRows(tx, 'words', owner, texts)
  for (const [n, { id }] of texts.entries())
    await tx
      .updateTable('words')
      .set(sealed[n] ?? {})
      .where('id', '=', id)
      .execute()
}
