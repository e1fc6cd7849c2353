import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Whose access was ended until now, newest first, as far as it was at these sites that they held a role when they last did
 * something, or whose agency is a partner there if they never did anything. A token that was revoked without its holder being
 * named is nobody's and not among them.
 */
export async function readRevocations(database: Database, sites: readonly string[], limit: number) {
  const own = sql`${[...sites]}::text[]`
  const { rows } = await sql<RevocationRow>`
    select r.id, r.actor, a.name, a.agency, r.token is not null as "oneToken", r.at, r.ends, r.by, b.name as "byName"
    from revocations r
      left join actors a on a.id = r.actor
      left join actors b on b.id = r.by
      left join lateral (select sites from audit where actor = r.actor order by n desc limit 1) last on true
    where r.ends > now() and r.actor is not null and (
      last.sites && ${own} or coalesce(last.sites, '{}') = '{}' and exists (
        select from site_agencies s where s.agency = a.agency and s.site = any(${own})))
    order by r.at desc, r.id
    limit ${limit}`.execute(database)
  return rows
}

interface RevocationRow {
  readonly id: string
  readonly actor: string
  readonly name: string | null
  readonly agency: string | null
  readonly oneToken: boolean
  readonly at: number
  readonly ends: number
  readonly by: string
  readonly byName: string | null
}
