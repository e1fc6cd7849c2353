import type { Database } from '../database.ts'
import { defaultReportsByName } from '../../domain/policy/care.ts'
import { destroyKeys } from '../vault/vault.ts'
import { loadSite } from '../reference.ts'
import { instant } from '../reads/page.ts'
import { sql } from 'kysely'
import type { Tx } from '../turns.ts'
import { within } from '../reach.ts'

const atOnce = 200

/**
 * Forgets what was said in reports for as long as the policy of their site keeps them; one that is about a pathway has its
 * words there. The row stays, so that its key is never used again. Returns how many there were.
 */
export async function forgetReports(database: Database, now: number): Promise<number> {
  const sites = await within(database, { works: 'engine' }, (tx) =>
    tx.selectFrom('reports').select('site').distinct().where('sealed', 'is not', null).execute(),
  )
  let forgotten = 0
  for (const { site } of sites) {
    const { policy } = (await loadSite(database, site)) ?? {}
    const { keptDays } = policy?.reportsByName ?? defaultReportsByName
    forgotten += await within(database, { works: 'engine' }, async (tx) => {
      const rows = await tx
        .selectFrom('reports')
        .select('id')
        .where('site', '=', site)
        .where('sealed', 'is not', null)
        .where('received_at', '<=', instant(now - keptDays * dayMs))
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute()
      return forget(
        tx,
        rows.map(({ id }) => id),
      )
    })
  }
  return forgotten
}

const dayMs = 24 * 60 * 60 * 1000

/** Forgets what was said in the reports that are about a pathway whose record is erased. One that waits for a look may be about another. */
export async function forgetReportsOf(tx: Tx, pathway: string): Promise<void> {
  const rows = await tx
    .selectFrom('reports')
    .select('id')
    .where('sealed', 'is not', null)
    .where('state', '<>', 'unmatched')
    .where('pathways', '@>', sql<string[]>`array[${pathway}]::text[]`)
    .execute()
  await forget(
    tx,
    rows.map(({ id }) => id),
  )
}

async function forget(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  await tx
    .updateTable('reports')
    .set({ sealed: null, data_key: null })
    .where('id', 'in', ids)
    .execute()
  await tx
    .updateTable('reports')
    .set({ state: 'closed' })
    .where('id', 'in', ids)
    .where('state', 'in', ['received', 'unmatched'])
    .execute()
  await destroyKeys(tx, 'report', ids)
  return ids.length
}
