import { z } from 'zod'
import {
  agenciesView,
  agencyOut,
  policyOut,
  policyView,
  siteOut,
  sitesView,
} from '../../app/reference/reads.ts'
import type { App, Deps } from '../deps.ts'
import { pageOf, paging } from '../../app/paging.ts'
import { readRoute } from '../reading.ts'

const tags = ['Reference data']

/** Reads of sites, agencies and policies. */
export function referenceRoutes(app: App, deps: Deps): void {
  readRoute(app, '/api/sites', { tags, summary: 'The sites', shows: pageOf(siteOut) }, () =>
    sitesView(deps),
  )
  readRoute(
    app,
    '/api/agencies',
    {
      tags,
      summary: 'The agencies',
      query: z.strictObject(paging),
      shows: pageOf(agencyOut),
    },
    (by, { query }) => agenciesView(deps, by, query),
  )
  readRoute(
    app,
    '/api/policies/:site',
    {
      tags,
      summary: "A site's policy, each number with its source",
      params: z.object({ site: z.string().max(80) }),
      query: z.strictObject({ version: z.coerce.number().int().min(1).max(1e6).optional() }),
      shows: policyOut,
    },
    (_by, { params: { site }, query: { version } }) => policyView(deps, site, version),
  )
}
