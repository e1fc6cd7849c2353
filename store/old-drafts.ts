import type { Database } from './database.ts'
import { destroyKeys } from './vault/vault.ts'
import { draftDays } from '../domain/drafts.ts'
import { instant } from './reads/page.ts'
import { within } from './reach.ts'

/** So long after it was last changed a draft is deleted. */
export const draftMs = draftDays * 24 * 3_600_000

/** When a draft is deleted that was last changed at this instant. */
export const draftExpiry = (changedAt: number): number => changedAt + draftMs

/** Deletes the drafts that nobody has touched for too long. Returns how many there were. */
export async function deleteOldDrafts(database: Database, now: number): Promise<number> {
  return within(database, { works: 'engine' }, async (tx) => {
    const gone = await tx
      .deleteFrom('drafts')
      .where('changed_at', '<=', instant(now - draftMs))
      .returning('id')
      .execute()
    await destroyKeys(
      tx,
      'draft',
      gone.map(({ id }) => id),
    )
    return gone.length
  })
}
