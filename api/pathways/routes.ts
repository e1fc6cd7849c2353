import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { allowedOut, foreseenOut } from '../../app/views/pathway/ahead.ts'
import { type App, type Deps } from '../deps.ts'
import { caseloadItem, caseloadQuery, caseloadView } from '../../app/views/lists/caseload.ts'
import { changeRoutes } from './changes.ts'
import { matchesView, matchOut } from '../../app/views/pathway/matches.ts'
import { noticeOut } from '../../app/views/lists/notices.ts'
import { obligationOut, owedQuery } from '../../app/views/lists/obligations.ts'
import {
  onePathway,
  pathwayCommandsNow,
  pathwayForecast,
  pathwayNotices,
  pathwayObligations,
  pathwayTimeline,
} from '../../app/views/pathway/reads.ts'
import { pageOf, paging } from '../../app/paging.ts'
import { pathwayOut } from '../../app/views/pathway/pathway.ts'
import { readErrors } from '../responses.ts'
import { stubOut } from '../../app/views/pathway/stub.ts'
import { timelineItem } from '../../app/views/timeline.ts'
import { timelineQuery } from '../../app/views/pathway/timeline.ts'

const params = z.object({ id: z.string().max(100) })
const config = { who: 'anyAgency' } as const
const tags = ['Pathways']

/** The caseload, and one pathway from every side. */
export function pathwayRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/pathways',
    {
      config,
      schema: {
        tags,
        summary: 'The caseload',
        querystring: caseloadQuery,
        response: { 200: pageOf(caseloadItem), ...readErrors },
      },
    },
    (request) => caseloadView(deps, actor(request), request.query),
  )
  app.get(
    '/api/pathways/:id',
    {
      config,
      schema: {
        tags,
        summary: 'One pathway: where it stands, and whom it is waiting for',
        description: 'For one that has moved from your site to another: that it has, and where to.',
        params,
        response: { 200: z.union([stubOut, pathwayOut]), ...readErrors },
      },
    },
    (request) => onePathway(deps, actor(request), request.params.id),
  )
  app.get(
    '/api/pathways/:id/timeline',
    {
      config,
      schema: {
        tags,
        summary: 'What happened on a pathway, in order',
        params,
        querystring: timelineQuery,
        response: { 200: pageOf(timelineItem), ...readErrors },
      },
    },
    (request) => pathwayTimeline(deps, actor(request), request.params.id, request.query),
  )
  matchesRoute(app, deps)
  owedRoutes(app, deps)
  changeRoutes(app, deps)
  aheadRoutes(app, deps)
}

function matchesRoute(app: App, deps: Deps): void {
  app.get(
    '/api/pathways/:id/matches',
    {
      config: { who: ['coordinator', 'policeLead', 'supervisor'] },
      schema: {
        tags,
        summary: 'Other pathways that may be about the same person',
        description:
          'Those at your sites, surest first. For another site: only that there is one, and whom to ring.',
        params,
        response: { 200: pageOf(matchOut), ...readErrors },
      },
    },
    async (request) => ({
      items: await matchesView(deps, actor(request), request.params.id),
      nextCursor: null,
    }),
  )
}

function owedRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/pathways/:id/obligations',
    {
      config,
      schema: {
        tags,
        summary: 'What is owed on a pathway, and was',
        params,
        querystring: owedQuery,
        response: { 200: pageOf(obligationOut), ...readErrors },
      },
    },
    (request) => pathwayObligations(deps, actor(request), request.params.id, request.query),
  )
  app.get(
    '/api/pathways/:id/notices',
    {
      config,
      schema: {
        tags,
        summary: 'What was sent about a pathway, to whom, and why',
        params,
        querystring: z.strictObject(paging),
        response: { 200: pageOf(noticeOut), ...readErrors },
      },
    },
    (request) => pathwayNotices(deps, actor(request), request.params.id, request.query),
  )
}

function aheadRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/pathways/:id/forecast',
    {
      config,
      schema: {
        tags,
        summary: 'What will happen if nobody acts',
        description: 'The rules run forward as if nobody acted; at most 60 entries.',
        params,
        response: { 200: pageOf(foreseenOut), ...readErrors },
      },
    },
    async (request) => ({
      items: await pathwayForecast(deps, actor(request), request.params.id),
      nextCursor: null,
    }),
  )
  app.get(
    '/api/pathways/:id/commands',
    {
      config,
      schema: {
        tags,
        summary: 'What you may do now, and why not for the rest',
        params,
        response: { 200: pageOf(allowedOut), ...readErrors },
      },
    },
    async (request) => ({
      items: await pathwayCommandsNow(deps, actor(request), request.params.id),
      nextCursor: null,
    }),
  )
}
