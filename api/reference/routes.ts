import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import {
  agenciesView,
  agencyOut,
  policyOut,
  policyView,
  siteOut,
  sitesView,
} from '../../app/reference/reads.ts'
import { type App, type Deps } from '../deps.ts'
import { pageOf, paging } from '../../app/paging.ts'
import { readErrors } from '../responses.ts'

const tags = ['Reference data']
const config = { who: 'anyAgency' } as const

/** Reads of sites, agencies and policies. */
export function referenceRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/sites',
    {
      config,
      schema: { tags, summary: 'The sites', response: { 200: pageOf(siteOut), ...readErrors } },
    },
    async () => ({ items: await sitesView(deps), nextCursor: null }),
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
    (request) => policyView(deps, request.params.site, request.query.version),
  )
}
