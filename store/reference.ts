import type { Agency, AgencyReference, SiteReference } from '../domain/reference/reference.ts'
import type { Database } from './database.ts'
import { loadTable } from './bank-holidays.ts'
import { defaultHours } from '../domain/calendar/calendar.ts'
import { divisions } from '../domain/calendar/holidays.ts'
import type { Policy } from '../domain/policy/policy.ts'

/** A database, or a transaction on one. */
export type Reader = Pick<Database, 'selectFrom' | 'getExecutor'>

// A version of a policy never changes, so it can be kept for as long as its database is open.
const policies = new WeakMap<object, Map<string, Policy>>()

/** The versions that are known of a database's policies; its adapter is the same in each of its transactions. */
function policiesOf(reader: Reader): Map<string, Policy> {
  const { adapter } = reader.getExecutor()
  const known = policies.get(adapter) ?? new Map<string, Policy>()
  policies.set(adapter, known)
  return known
}

/** One version of a site's policy, which must exist. */
export async function loadPolicy(reader: Reader, site: string, version: number): Promise<Policy> {
  const known = policiesOf(reader)
  const key = `${site}/${version}`
  const kept = known.get(key)
  if (kept) return kept
  const { document } = await reader
    .selectFrom('policies')
    .select('document')
    .where('site', '=', site)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const policy = document as Policy // parsed by the policy's schema before it was stored
  known.set(key, policy)
  return policy
}

/**
 * A site as its rules read it, under the given version of its policy or the newest; undefined if there is no such site. Of
 * the `further` versions of its policy it has those that exist: some by number, or all that are newer.
 */
export async function loadSite(
  reader: Reader,
  site: string,
  version?: number,
  further: readonly number[] | 'newer' = [],
): Promise<SiteReference | undefined> {
  const row = await reader
    .selectFrom('sites')
    .select(['id', 'name'])
    .where('id', '=', site)
    .select((eb) => [
      eb
        .selectFrom('policies')
        .select(({ fn }) => fn.max('version').as('version'))
        .where('site', '=', site)
        .as('newest'),
    ])
    .executeTakeFirst()
  if (!row || row.newest === null) return undefined
  const planned = version ?? row.newest
  const versions = further === 'newer' ? numbersAfter(planned, row.newest) : further
  const [agencies, holders, policy] = [
    await reader
      .selectFrom('site_agencies')
      .innerJoin('agencies', 'agencies.id', 'site_agencies.agency')
      .select(['agencies.id', 'agencies.name', 'agencies.division'])
      .where('site', '=', site)
      .execute(),
    await reader
      .selectFrom('site_roles')
      .select(['role', 'agency'])
      .where('site', '=', site)
      .execute(),
    await loadPolicy(reader, site, planned),
  ]
  const table = await loadTable(reader)
  return {
    ...(table ? { table } : {}),
    site,
    siteName: row.name,
    policyVersion: planned,
    policy,
    holders: Object.fromEntries(holders.map(({ role, agency }) => [role, agency])),
    agencies: Object.fromEntries(
      agencies.map(({ id, name, division }) => [id, agencyOf(name, division)]),
    ),
    ...(further === 'newer' || further.length > 0
      ? { newer: await loadFurther(reader, site, row.newest, versions) }
      : {}),
  }
}

const numbersAfter = (first: number, last: number): number[] =>
  Array.from({ length: last - first }, (_, n) => first + n + 1)

/** The site, with these others beside it: those to which a pathway is offered, or would be by a command that waits. */
export async function withOthers(
  reader: Reader,
  reference: SiteReference,
  sites: readonly string[],
): Promise<SiteReference> {
  const others: Record<string, SiteReference> = {}
  for (const site of new Set(sites)) {
    const other = site === reference.site ? undefined : await loadSite(reader, site)
    if (other) others[site] = other
  }
  return Object.keys(others).length === 0 ? reference : { ...reference, others }
}

async function loadFurther(
  reader: Reader,
  site: string,
  newest: number,
  versions: readonly number[],
): Promise<Record<number, Policy>> {
  const there = versions.filter((version) => version >= 1 && version <= newest) // numbered without a gap
  const loaded = await Promise.all(
    there.map(async (version) => [version, await loadPolicy(reader, site, version)] as const),
  )
  return Object.fromEntries(loaded)
}

/** An agency as the rules of its post read it; undefined if there is no such agency. */
export async function loadAgency(reader: Reader, id: string): Promise<AgencyReference | undefined> {
  const row = await reader
    .selectFrom('agencies')
    .select(['name', 'division'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { name, division } = agencyOf(row.name, row.division)
  const table = await loadTable(reader)
  return {
    agency: id,
    name,
    calendar: { division, hours: defaultHours, ...(table ? { table } : {}) },
  }
}

function agencyOf(name: string, division: string): Agency {
  return {
    name,
    division: divisions.find((known) => known === division) ?? 'england-and-wales',
  }
}
