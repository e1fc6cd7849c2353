import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { countOf, emptyPage, type Page, pageOf } from './page.ts'
import type { StuckCode } from './stuck-codes.ts'
import { type StuckWanted, stuckParts } from './stuck-parts.ts'

/** Something that makes no progress, because people are late or because the machine is. */
export interface StuckRow {
  readonly key: number
  readonly id: string
  readonly kind: 'business' | 'technical'
  readonly code: StuckCode
  /** Null of the post of an agency. */
  readonly site: string | null
  readonly pathway: string | null
  readonly conference: string | null
  readonly obligation: string | null
  readonly what: string
  readonly agency: string | null
  readonly role: string | null
}

/** Everything that is stuck at some sites, longest first. Technical trouble says nothing about anyone. */
export async function readStuck(database: Database, wanted: StuckWanted): Promise<Page<StuckRow>> {
  const { limit, sites } = wanted
  if (sites.length === 0) return emptyPage
  const { rows } = await sql<StuckRow>`
    select (extract(epoch from since) * 1000)::bigint as key, code || ':' || ref as id,
      kind, code, site, pathway, conference, obligation, what, agency, role
    from (${stuckParts(wanted)}) parts
      (kind, code, since, ref, site, pathway, conference, obligation, what, agency, role)
    order by since, code collate "C", ref limit ${sql.lit(limit + 1)}`.execute(database)
  const count = await countOf(database, wanted, (all) => [stuckParts({ ...wanted, ...all })])
  return pageOf(rows, limit, count)
}
