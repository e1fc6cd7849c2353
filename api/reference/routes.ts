import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { type Actor } from '../../domain/decider.ts'
import { divisions } from '../../domain/calendar/holidays.ts'
import { instantOut, iso, pageOf, readErrors } from '../answers.ts'
import { logReads } from '../../store/reads/log.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { pageOut, pageWanted, paging } from '../paging.ts'
import { policySchema } from '../../domain/policy/policy.ts'
import { Problem } from '../problem.ts'
import { readAgencies, readPolicy, readSites } from '../../store/reads/reference.ts'

const tags = ['Reference data']
const config = { who: 'anyAgency' } as const

export const siteOut = z
  .object({
    id: z.string(),
    name: z.string(),
    agencies: z.array(z.string()),
    holders: z.record(z.string(), z.string()).meta({ description: 'Which agency holds a role.' }),
    policyVersion: z.int(),
  })
  .meta({ id: 'Site' })

export const agencyOut = z
  .object({
    id: z.string(),
    name: z.string(),
    division: z.enum(divisions),
    contacts: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'The address of each role; null where it is not for you.' }),
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

/** Reads of sites, agencies and policies. */
export function referenceRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/sites',
    {
      config,
      schema: { tags, summary: 'The sites', response: { 200: pageOf(siteOut), ...readErrors } },
    },
    async () => ({ items: await readSites(deps.database), nextCursor: null }),
  )
  app.get(
    '/api/agencies',
    {
      config,
      schema: {
        tags,
        summary: 'The agencies',
        querystring: z.strictObject(paging),
        response: { 200: pageOf(agencyOut), ...readErrors },
      },
    },
    (request) => agenciesView(deps, actor(request), request.query),
  )
  app.get(
    '/api/policies/:site',
    {
      config,
      schema: {
        tags,
        summary: "A site's policy, each number with its source",
        params: z.object({ site: z.string().max(80) }),
        querystring: z.strictObject({
          version: z.coerce.number().int().min(1).max(1e6).optional(),
        }),
        response: { 200: policyOut, ...readErrors },
      },
    },
    async (request) => {
      const { site } = request.params
      const found = siteShape.test(site)
        ? await readPolicy(deps.database, site, request.query.version)
        : undefined
      if (!found) throw new Problem('not-found')
      const { document, at, ...rest } = found
      // It was parsed by this schema before it was stored.
      return { ...rest, at: iso(at), policy: document as z.output<typeof policySchema> }
    },
  )
}

const siteShape = /^[a-z0-9-]+$/

async function agenciesView(
  { database, clock }: Deps,
  by: Actor,
  query: { limit: number; cursor?: string | undefined },
) {
  const { after, limit } = pageWanted(query, 'agencies')
  const rows = await readAgencies(database, { after: after?.id, limit })
  const contacts = mayRead('contacts', by, noTies)
  const page = rows.slice(0, limit)
  const fields = contacts && page.length > 0 ? ['contacts:address'] : []
  const read = { actor: by.id, what: 'agencies', pathway: null, fields }
  await logReads(database, [read], await clock.now())
  const last = page.at(-1)
  const next = rows.length > limit && last ? { key: 0, id: last.id } : undefined
  return pageOut({ items: page, next }, 'agencies', (agency) => ({
    ...agency,
    division: divisions.find((known) => known === agency.division) ?? 'england-and-wales',
    contacts: contacts ? agency.contacts : null,
  }))
}
