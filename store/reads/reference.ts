import type { Database } from '../database.ts'
import { lastChangeOf, lastContactChangeOf } from '../reference-changes.ts'
import type { Reader } from '../reference.ts'

/** Sites with their agencies and who holds which role, by id. */
export async function readSites(database: Database) {
  const [sites, agencies, holders, policies] = [
    await database
      .selectFrom('sites')
      .select(['id', 'name', lastChangeOf('site', 'sites.id').as('version')])
      .orderBy('id')
      .execute(),
    await database.selectFrom('site_agencies').selectAll().orderBy('agency').execute(),
    await database.selectFrom('site_roles').selectAll().orderBy('role').execute(),
    await database
      .selectFrom('policies')
      .select(['site', ({ fn }) => fn.max('version').as('version')])
      .groupBy('site')
      .execute(),
  ]
  return sites.map(({ id, name, version }) => ({
    id,
    name,
    version,
    agencies: agencies.filter(({ site }) => site === id).map(({ agency }) => agency),
    holders: Object.fromEntries(
      holders.filter(({ site }) => site === id).map(({ role, agency }) => [role, agency]),
    ),
    policyVersion: policies.find(({ site }) => site === id)?.version ?? 0,
  }))
}

/** A page of agencies in order of id, with the addresses of their roles. */
export async function readAgencies(
  database: Database,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
) {
  const agencies = await database
    .selectFrom('agencies')
    .select(['id', 'name', 'division', lastChangeOf('agency', 'agencies.id').as('version')])
    .select(lastContactChangeOf('agencies.id').as('contactsVersion'))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const ids = agencies.map(({ id }) => id)
  const contacts =
    ids.length === 0
      ? []
      : await database
          .selectFrom('contacts')
          .selectAll()
          .where('agency', 'in', ids)
          .orderBy('role')
          .orderBy('site')
          .execute()
  return agencies.map((agency) => {
    const own = contacts.filter((contact) => contact.agency === agency.id)
    return {
      ...agency,
      contacts: Object.fromEntries(
        own.flatMap(({ role, site, address }) => (site === '' ? [[role, address]] : [])),
      ),
      siteContacts: own.flatMap(({ role, site, address }) =>
        site === '' ? [] : [{ role, site, address }],
      ),
    }
  })
}

/** A version of a site's policy, the newest unless one is named; undefined where there is none. */
export async function readPolicy(database: Database, site: string, version: number | undefined) {
  return database
    .selectFrom('policies')
    .select(['site', 'version', 'document', 'reason', 'by', 'at'])
    .where('site', '=', site)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Those of these ids that are agencies, or sites. */
export async function knownIds(
  database: Database,
  table: 'agencies' | 'sites' | 'actors',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The sites that an agency serves. */
export async function sitesServed(reader: Reader, agency: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('site_agencies')
    .select('site')
    .where('agency', '=', agency)
    .orderBy('site')
    .execute()
  return rows.map(({ site }) => site)
}
