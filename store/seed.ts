import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'
import { defaultPolicies, pilotPolicies } from '../domain/policy/defaults.ts'
import { roles } from '../domain/codes.ts'
import { seedAddress, seedAgencies, seedSites } from '../domain/reference/seed.ts'
import { toDate, toJson } from './values.ts'

const entries = <T extends object>(registry: T) =>
  Object.entries(registry) as [string, T[keyof T]][]

/** How an empty database is filled. */
export interface Seeding {
  /** Whether the pilots' policies have meetings, which are then planned automatically. */
  readonly meetings: boolean
}

/** Fills an empty database with the pilots' sites, agencies and policies. Does nothing where it has been filled. */
export async function seed(database: Database, now: number, { meetings }: Seeding): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const first = await tx
      .insertInto('settings')
      .values({ key: 'namespace', value: toJson({ id: randomUUID() }) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!first) return
    await tx
      .insertInto('agencies')
      .values(entries(seedAgencies).map(([id, { name, division }]) => ({ id, name, division })))
      .execute()
    await tx.insertInto('contacts').values(contacts()).execute()
    for (const [id, site] of entries(seedSites)) {
      await tx.insertInto('sites').values({ id, name: site.name }).execute()
      await tx
        .insertInto('site_agencies')
        .values(site.agencies.map((agency) => ({ site: id, agency })))
        .execute()
      await tx
        .insertInto('site_roles')
        .values(Object.entries(site.holders).map(([role, agency]) => ({ site: id, role, agency })))
        .execute()
    }
    await tx
      .insertInto('policies')
      .values(
        entries(meetings ? pilotPolicies : defaultPolicies).map(([site, document]) => ({
          site,
          version: 1,
          document: toJson(document),
          reason: "The pilot's default.",
          by: 'throughline',
          at: toDate(now),
        })),
      )
      .execute()
  })
}

function contacts() {
  return Object.keys(seedAgencies).flatMap((agency) =>
    Object.keys(roles).map((role) => ({ agency, role, address: seedAddress(agency, role) })),
  )
}
