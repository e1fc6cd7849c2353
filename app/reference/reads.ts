import { many } from '../views/many.ts'
import { z } from 'zod'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import { type Account, rolesOf } from '../access/account.ts'
import { isNo, type No, refused } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { divisions, divisionTitles } from '../../domain/calendar/holidays.ts'
import { instantOut, iso } from '../views/instants.ts'
import { logReads } from '../audit/shown.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { onePage, type PageQuery, pagerOf } from '../paging.ts'
import { roles } from '../../domain/codes.ts'
import { policySchema } from '../../domain/policy/policy.ts'
import { withheldFor, withheldOf } from '../access/withheld.ts'
import { readAgencies, readPolicy, readSites } from '../../store/reads/reference.ts'

const version = z.int().meta({ description: 'Send it as If-Match with a change.' })

export const siteOut = z
  .object({
    id: z.string(),
    name: z.string(),
    agencies: many(z.string()),
    holders: z.record(z.string(), z.string()).meta({ description: 'Which agency holds a role.' }),
    policyVersion: z.int(),
    version,
  })
  .meta({ id: 'Site' })

export const agencyOut = z
  .object({
    id: z.string(),
    name: z.string(),
    division: codeOf(divisionTitles),
    version,
    contactsVersion: z.int().meta({
      description: 'Send it as If-Match with a change of an address.',
    }),
    contacts: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'The address of each role; null where it is not for you.' }),
    siteContacts: many(
      z.object({ site: z.string(), role: storedCodeOf(roles), address: z.string() }),
    ).meta({ description: 'Addresses for one site, in place of that; none where not for you.' }),
    withheld: withheldFor('contacts'),
  })
  .meta({ id: 'Agency' })

export const policyOut = z
  .object({
    site: z.string(),
    version: z.int(),
    reason: z.string(),
    by: z.string(),
    at: instantOut,
    policy: policySchema,
  })
  .meta({ id: 'PolicyVersion' })

/** The sites. */
export const sitesView = async ({ database }: Deps) => onePage(await readSites(database))

const siteShape = /^[a-z0-9-]+$/

/** A site's policy: its newest version, or the one that is asked for. */
export async function policyView(
  { database }: Deps,
  site: string,
  version: number | undefined,
): Promise<z.output<typeof policyOut> | No> {
  const found = siteShape.test(site) ? await readPolicy(database, site, version) : undefined
  if (!found) return refused('not-found')
  const { document, at, ...rest } = found
  // It was parsed by this schema before it was stored.
  return { ...rest, at: iso(at), policy: document as z.output<typeof policySchema> }
}

/** The agencies; their addresses for those who may have them, which is logged. */
export async function agenciesView(deps: Deps, by: Account, query: PageQuery) {
  const { database, clock } = deps
  const { wanted, out } = await pagerOf(deps, by, 'agencies', query)
  if (isNo(wanted)) return wanted
  const { after, limit } = wanted
  const rows = await readAgencies(database, { after: after?.id, limit })
  const reader = { id: by.id, roles: rolesOf(by) }
  const may = (id: string) =>
    mayRead('contacts', reader, { ...noTies, concerned: id === by.agency })
  const page = rows.slice(0, limit)
  const fields = page.some(({ id }) => may(id)) ? ['contacts:address'] : []
  const read = { what: 'agencies', pathway: null, fields }
  await logReads(deps, by, [read], await clock.now())
  const last = page.at(-1)
  const next = rows.length > limit && last ? { key: 0, id: last.id } : undefined
  return out({ items: page, next }, (agency) => ({
    ...agency,
    division: divisions.find((known) => known === agency.division) ?? 'england-and-wales',
    contacts: may(agency.id) ? agency.contacts : null,
    siteContacts: may(agency.id) ? agency.siteContacts : [],
    withheld: withheldOf({ contacts: { value: may(agency.id) || null, may: may(agency.id) } }),
  }))
}
