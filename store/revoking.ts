import { type Change, logChange } from './reference-changes.ts'
import type { Database } from './database.ts'
import { instant } from './reads/page.ts'
import { toDate } from './values.ts'

/** Which links are revoked: those of a message by its Message-ID, of an agency, or about a pathway or a conference. */
export interface LinksOf {
  readonly of: 'message' | 'agency' | 'pathway' | 'conference'
  readonly id: string
}

/**
 * Revokes every link of these at these sites that could still be used. Returns how many there were. Revoked again, a link
 * stays as it is. The change is logged with its author.
 */
export async function revokeLinks(
  database: Database,
  { of, id }: LinksOf,
  sites: readonly string[],
  change: Change,
  real: number,
): Promise<number> {
  if (sites.length === 0) return 0
  return database.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('links')
      .set({ revoked_at: toDate(real), revoked_by: change.by })
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', instant(real))
      .where('site', 'in', sites)
      .where((eb) =>
        of === 'message'
          ? eb(
              'message',
              'in',
              eb.selectFrom('messages').select('messages.id').where('header_id', '=', id),
            )
          : eb(of, '=', id),
      )
      .returning('site')
      .execute()
    if (rows.length > 0)
      await logChange(tx, 'links', named(of) ? id : of, { of, revoked: rows.length }, change)
    return rows.length
  })
}

/** Other sites' administrators read the changes, too: a pathway or a meeting is not for them. */
const named = (of: LinksOf['of']): boolean => of === 'agency' || of === 'message'
