import { type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'
import { defaultPolicies } from '../domain/policy/defaults.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { toDate, toJson } from './values.ts'
import type { Tx } from './turns.ts'

/** Who changes reference data, and when. */
export interface Change {
  readonly by: string
  readonly at: number
  /** The number of the last change that they saw, where nobody may have made another since; 0 for none. */
  readonly seen?: number | undefined
}

/** A site as an administrator writes it. */
export interface SiteChange {
  readonly name: string
  readonly agencies: readonly string[]
  readonly holders: Readonly<Partial<Record<string, string>>>
}

/**
 * Writes a site as a whole. A new one begins with the default policy. Returns whether it is new; undefined if it was changed
 * since it was seen.
 */
export async function putSite(
  database: Database,
  id: string,
  site: SiteChange,
  change: Change,
): Promise<boolean | undefined> {
  return database.transaction().execute(async (tx) => {
    if (await isChangedSince(tx, ['site', id], site, change)) return undefined
    const made = await tx
      .insertInto('sites')
      .values({ id, name: site.name })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    await tx.updateTable('sites').set({ name: site.name }).where('id', '=', id).execute()
    await tx.deleteFrom('site_roles').where('site', '=', id).execute()
    await tx.deleteFrom('site_agencies').where('site', '=', id).execute()
    await tx
      .insertInto('site_agencies')
      .values(site.agencies.map((agency) => ({ site: id, agency })))
      .execute()
    const holders = Object.entries(site.holders).flatMap(([role, agency]) =>
      agency === undefined ? [] : [{ site: id, role, agency }],
    )
    await tx.insertInto('site_roles').values(holders).execute()
    const reason = 'The default, for a new site.'
    if (made) await insertPolicy(tx, { site: id, document: defaultPolicies.london, reason }, change)
    await logChange(tx, 'site', id, site, change)
    return made !== undefined
  })
}

/** Writes an agency. Returns whether it is new; undefined if it was changed since it was seen. */
export async function putAgency(
  database: Database,
  id: string,
  agency: { readonly name: string; readonly division: string },
  change: Change,
): Promise<boolean | undefined> {
  return database.transaction().execute(async (tx) => {
    if (await isChangedSince(tx, ['agency', id], agency, change)) return undefined
    const made = await tx
      .insertInto('agencies')
      .values({ id, ...agency })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    await tx.updateTable('agencies').set(agency).where('id', '=', id).execute()
    await logChange(tx, 'agency', id, agency, change)
    return made !== undefined
  })
}

/** A new version of a site's policy, and why. */
export interface NewPolicy {
  readonly site: string
  readonly document: Policy
  readonly reason: string
  /** The version that it was made from, where nobody may have made another since. */
  readonly after?: number | undefined
}

/**
 * Stores a new version of a site's policy and returns its number; undefined if another was made after the one that it was
 * made from. Open pathways keep the version that they opened with. If the same person sends the same again with the same
 * reason, no new version is made.
 */
export async function addPolicy(
  database: Database,
  policy: NewPolicy,
  change: Change,
): Promise<number | undefined> {
  return database.transaction().execute(async (tx) => {
    // One new version at a time: two at once would take the same number.
    await tx.selectFrom('sites').select('id').where('id', '=', policy.site).forUpdate().execute()
    const newest = await newestPolicy(tx, policy)
    if (newest && isRepeated(newest, policy, change)) return newest.version
    if (policy.after !== undefined && newest?.version !== policy.after) return undefined
    const version = await insertPolicy(tx, policy, change)
    await logChange(tx, 'policy', `${policy.site}/${version}`, { reason: policy.reason }, change)
    return version
  })
}

const newestPolicy = (tx: Tx, { site, document }: NewPolicy) =>
  tx
    .selectFrom('policies')
    .select(['version', 'reason', 'by'])
    .select(sql<boolean>`document = ${toJson(document)}::jsonb`.as('same'))
    .where('site', '=', site)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

const isRepeated = (
  newest: { readonly same: boolean; readonly reason: string; readonly by: string },
  { reason }: NewPolicy,
  { by }: Change,
): boolean => newest.same && newest.reason === reason && newest.by === by

async function insertPolicy(
  tx: Tx,
  { site, document, reason }: NewPolicy,
  { by, at }: Change,
): Promise<number> {
  const { version } = await tx
    .insertInto('policies')
    .values({
      site,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from policies where site = ${site})`,
      document: toJson(document),
      reason,
      by,
      at: toDate(at),
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** The number of the last change of something; 0 where it is as it was seeded. */
export const lastChangeOf = (what: 'site' | 'agency', id: string): RawBuilder<number> =>
  sql<number>`(select coalesce(max(n), 0)::int from reference_changes
    where what = ${what} and id = ${sql.ref(id)})`

/** The number of the last change of any address of an agency; 0 where they are as they were seeded. */
export const lastContactChangeOf = (agency: string): RawBuilder<number> =>
  sql<number>`(select coalesce(max(n), 0)::int from reference_changes
    where what = 'contact' and split_part(id, '/', 1) = ${sql.ref(agency)})`

/** Whether somebody else changed it since it was seen. Whoever writes it next waits until this one has. */
async function isChangedSince(
  tx: Tx,
  [what, id]: readonly ['site' | 'agency', string],
  document: object,
  { seen, by }: Change,
): Promise<boolean> {
  if (seen === undefined) return false
  const table = what === 'site' ? 'sites' : 'agencies'
  await tx.selectFrom(table).select('id').where('id', '=', id).forUpdate().execute()
  const last = await tx
    .selectFrom('reference_changes')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('what', '=', what)
    .where('id', '=', id)
    .executeTakeFirst()
  return (last?.n ?? 0) !== seen && !(await isLastChange(tx, [what, id], document, by))
}

/** Whether the last change of this was by the same person, and wrote the same. */
export async function isLastChange(
  database: Database,
  [what, id]: readonly [what: string, id: string],
  document: object,
  by: string,
): Promise<boolean> {
  const last = await database
    .selectFrom('reference_changes')
    .select('by')
    .select(sql<boolean>`document = ${toJson(document)}::jsonb`.as('same'))
    .where('what', '=', what)
    .where('id', '=', id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.same === true && last.by === by
}

/** Notes a change of reference data, with its author, and tells every process that there was one. */
export async function logChange(
  tx: Tx,
  what: string,
  id: string,
  document: object,
  { by, at }: Change,
): Promise<void> {
  await tx
    .insertInto('reference_changes')
    .values({ what, id, document: toJson(document), by, at: toDate(at) })
    .execute()
  await sql`select pg_notify('reference', ${what})`.execute(tx)
}
