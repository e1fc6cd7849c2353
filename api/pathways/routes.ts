import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { entryTo } from './access.ts'
import { allowedCommands, allowedOut, foreseenOut, forecastView } from './ahead.ts'
import { type App, type Deps } from '../deps.ts'
import { caseloadItem, caseloadQuery, caseloadView } from './caseload.ts'
import { changeRoutes } from './changes.ts'
import { flag, pageOut, pageWanted, paging } from '../paging.ts'
import { matchesView, matchOut } from './matches.ts'
import { noticeOut, noticeView } from './notices.ts'
import { obligationOut, obligationView } from './obligations.ts'
import { pageOf, readErrors } from '../answers.ts'
import { pathwayFor } from '../commands/receive.ts'
import { pathwayOut, pathwayView } from './pathway.ts'
import { readNotices } from '../../store/reads/notices.ts'
import { readObligations } from '../../store/reads/obligations.ts'
import { readStub } from '../../store/reads/transfer.ts'
import { stubOut, stubView } from './stub.ts'
import { seesWhole } from '../../domain/need-to-know.ts'
import { timelineItem, timelineQuery, timelineView } from './timeline.ts'

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
        summary: 'One pathway: where it stands, and whom it waits for',
        description: 'Of one that has gone from your site to another: that it has, and where to.',
        params,
        response: { 200: z.union([stubOut, pathwayOut]), ...readErrors },
      },
    },
    async (request) => {
      const { id } = request.params
      const entry = await entryTo(deps.database, actor(request), id).catch(
        async (error: unknown) => {
          const stub = await readStub(deps.database, id, actor(request).sites)
          if (!stub) throw error
          return { stub }
        },
      )
      return 'stub' in entry ? stubView(entry.stub) : pathwayView(deps, entry.reader, id)
    },
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
    async (request) => {
      const { place, reader } = await entryTo(deps.database, actor(request), request.params.id)
      return timelineView(deps, reader, place.id, request.query)
    },
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
        summary: 'Who else the person may be',
        description:
          'Pathways at your sites whose person may be the same, surest first; of another site that there is one, and whom to ring.',
        params,
        response: { 200: pageOf(matchOut), ...readErrors },
      },
    },
    async (request) => {
      const place = await pathwayFor(deps, actor(request), request.params.id)
      return { items: await matchesView(deps, actor(request), place), nextCursor: null }
    },
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
        querystring: z.strictObject({ open: flag().optional(), ...paging }),
        response: { 200: pageOf(obligationOut), ...readErrors },
      },
    },
    async (request) => {
      const { place, reader: by } = await entryTo(deps.database, actor(request), request.params.id)
      const { id } = place
      const page = await readObligations(deps.database, {
        ...pageWanted(request.query, 'obligations'),
        pathway: id,
        agency: seesWhole(by) ? undefined : by.agency,
        open: request.query.open,
        by: 'since',
      })
      return pageOut(page, 'obligations', obligationView(await deps.clock.now()))
    },
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
    async (request) => {
      const { place, reader: by } = await entryTo(deps.database, actor(request), request.params.id)
      const { id } = place
      const page = await readNotices(deps.database, {
        ...pageWanted(request.query, 'notices'),
        pathway: id,
        agency: seesWhole(by) ? undefined : by.agency,
      })
      return pageOut(page, 'notices', noticeView)
    },
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
        description: 'The rules run forward with nobody acting; at most 60 things.',
        params,
        response: { 200: pageOf(foreseenOut), ...readErrors },
      },
    },
    async (request) => {
      const { place, reader } = await entryTo(deps.database, actor(request), request.params.id)
      return { items: await forecastView(deps, reader, place), nextCursor: null }
    },
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
    async (request) => {
      const entry = await entryTo(deps.database, actor(request), request.params.id)
      return { items: await allowedCommands(deps, actor(request), entry), nextCursor: null }
    },
  )
}
