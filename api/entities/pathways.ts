import { z } from 'zod'
import type { App, Deps } from '../deps.ts'
import { calendarChanges, changeOut, policyChanges } from '../../app/views/pathway/changes.ts'
import { errorAnswers } from '../responses.ts'
import { forecastView, foreseenOut } from '../../app/views/pathway/forecast.ts'
import { idParams as params, readRoute } from '../reading.ts'
import { look } from '../../app/access/look.ts'
import { matchesView, matchOut } from '../../app/views/pathway/matches.ts'
import { pageOf } from '../../app/paging.ts'
import { pathwayOrStub, stubOut } from '../../app/views/pathway/stub.ts'
import { pathwayOut } from '../../app/views/pathway/pathway.ts'
import { wouldGoOut, wouldGoView } from '../../app/views/pathway/erasure.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Pathways']
const changeErrors = errorAnswers(400, 401, 403, 404, 409, 500, 503)

/** One pathway, who its person may be, and what is ahead of it. */
export function pathwayRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/pathways/:id',
    {
      tags,
      summary: 'One pathway: where it stands, and whom it is waiting for',
      description: 'For one that has moved from your site to another: that it has, and where to.',
      params,
      shows: z.union([stubOut, pathwayOut]),
    },
    (by, { params: { id } }) => pathwayOrStub(deps, by, id),
  )
  readRoute(
    app,
    '/api/pathways/:id/matches',
    {
      tags,
      summary: 'Other pathways that may be about the same person',
      description:
        'Those at your sites, surest first. For another site: only that there is one, and whom to ring.',
      who: whoMay.seeMatches,
      cost: 'costly',
      params,
      shows: pageOf(matchOut),
    },
    (by, { params: { id } }) =>
      look(deps, by, { kind: 'pathway', id, what: 'matches' }, matchesView),
  )
  readRoute(
    app,
    '/api/pathways/:id/forecast',
    {
      tags,
      summary: 'What will happen if nobody acts',
      description: 'The rules run forward as if nobody acted; at most 60 entries.',
      params,
      shows: pageOf(foreseenOut),
    },
    (by, { params: { id } }) =>
      look(deps, by, { kind: 'pathway', id, what: 'forecast' }, forecastView),
  )
  readRoute(
    app,
    '/api/pathways/:id/erasure',
    {
      tags,
      summary: 'What would go if its record were erased now',
      description: 'Counts and ids, for those who propose and confirm it. Nothing is changed.',
      who: whoMay.seeErasure,
      params,
      shows: wouldGoOut,
    },
    (by, { params: { id } }) =>
      look(deps, by, { kind: 'pathway', id, what: 'erasure' }, wouldGoView),
  )
  changeRoutes(app, deps)
}

/** What would move, before anybody confirms it: the command is decided on, and nothing of it is kept. */
function changeRoutes(app: App, deps: Deps): void {
  const shown = {
    tags,
    who: whoMay.previewChanges,
    params,
    shows: pageOf(changeOut),
    errors: changeErrors,
  }
  readRoute(
    app,
    '/api/pathways/:id/policy-changes',
    {
      ...shown,
      summary: 'What a newer policy would move',
      description: 'What `apply-policy` with this version would do now.',
      query: z.strictObject({ version: z.coerce.number().int().min(1).max(1e6) }),
    },
    (by, { params: { id }, query }) =>
      look(deps, by, { kind: 'pathway', id, what: 'policy-changes' }, (seen) =>
        policyChanges(seen, query),
      ),
  )
  readRoute(
    app,
    '/api/pathways/:id/calendar-changes',
    {
      ...shown,
      summary: 'What the current table of bank holidays would move',
      description: 'What `replan-calendar` would do now.',
    },
    (by, { params: { id } }) =>
      look(deps, by, { kind: 'pathway', id, what: 'calendar-changes' }, calendarChanges),
  )
}
