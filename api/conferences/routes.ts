import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { agendaOut, agendaView } from '../../app/views/conference/agenda.ts'
import { allowedAt } from '../../app/views/conference/allowed.ts'
import { allowedOut } from '../../app/views/pathway/ahead.ts'
import { type App, type Deps } from '../deps.ts'
import { attendanceOut, attendanceView } from '../../app/views/conference/attendance.ts'
import {
  conferenceItem,
  conferencesQuery,
  conferencesView,
} from '../../app/views/lists/conferences.ts'
import { conferenceOut, conferenceView } from '../../app/views/conference/conference.ts'
import { errors, readErrors } from '../responses.ts'
import { pageOf } from '../../app/paging.ts'
import { paging } from '../../app/paging.ts'
import { itemOut, itemsView } from '../../app/views/conference/items.ts'
import { look } from '../../app/access/look.ts'
import { minutesOut, minutesView } from '../../app/views/conference/minutes.ts'
import { noticeOut } from '../../app/views/lists/notices.ts'
import { obligationOut, owedQuery } from '../../app/views/lists/obligations.ts'
import { conferenceNotices, conferenceObligations } from '../../app/views/conference/owed.ts'
import { returnOut, returnsView } from '../../app/views/conference/returns.ts'
import { timelineItem, timelinePaging } from '../../app/views/timeline.ts'
import { timelineView } from '../../app/views/conference/timeline.ts'

const params = z.object({ id: z.string().max(100) })
const config = { who: 'anyAgency' } as const
const tags = ['Conferences']
const pages = z.strictObject(paging)
const timeline = z.strictObject(timelinePaging)

/** The conferences of a site, and one of them from every side. */
export function conferenceRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/conferences',
    {
      config,
      schema: {
        tags,
        summary: 'Conferences, soonest first',
        description: 'All at your sites; or those to which your agency is invited.',
        querystring: conferencesQuery,
        response: { 200: pageOf(conferenceItem), ...readErrors },
      },
    },
    (request) => conferencesView(deps, actor(request), request.query),
  )
  app.get(
    '/api/conferences/:id',
    {
      config,
      schema: {
        tags,
        summary: 'One conference: where it stands, and whom it is waiting for',
        params,
        response: { 200: conferenceOut, ...readErrors },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const seen = await look(deps, actor(request), id, 'conference', conferenceView)
      void reply.header('etag', `"${seen.version}"`)
      return seen
    },
  )
  meetingRoutes(app, deps)
  itemRoutes(app, deps)
  happenedRoutes(app, deps)
  owedRoutes(app, deps)
}

function meetingRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/conferences/:id/agenda',
    {
      config,
      schema: {
        tags,
        summary: 'The agenda, with what is still to be heard',
        description:
          'Those invited get 409 `not-circulated` until it is circulated. Those who run the meeting can read it from the start. Each reading is logged; `open-agenda` records it at the meeting.',
        params,
        response: { 200: agendaOut, ...errors(400, 401, 403, 404, 409, 500, 503) },
      },
    },
    (request) => look(deps, actor(request), request.params.id, 'agenda', agendaView),
  )
  app.get(
    '/api/conferences/:id/attendance',
    {
      config,
      schema: {
        tags,
        summary: 'Who is invited and who came, and whether there is a quorum',
        params,
        response: { 200: attendanceOut, ...readErrors },
      },
    },
    (request) => look(deps, actor(request), request.params.id, 'attendance', attendanceView),
  )
  app.get(
    '/api/conferences/:id/minutes',
    {
      config,
      schema: {
        tags,
        summary: 'The minutes, with their corrections and addenda',
        params,
        response: { 200: minutesOut, ...readErrors },
      },
    },
    (request) => look(deps, actor(request), request.params.id, 'minutes', minutesView),
  )
}

function itemRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/conferences/:id/items',
    {
      config,
      schema: {
        tags,
        summary: 'The items, with what was decided and why',
        description:
          'By number; `place` is where an item stands on the agenda. An agency that was asked or that referred sees its own.',
        params,
        querystring: pages,
        response: { 200: pageOf(itemOut), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'items', (seen) =>
        itemsView(seen, request.query),
      ),
  )
  app.get(
    '/api/conferences/:id/returns',
    {
      config,
      schema: {
        tags,
        summary: 'What each agency was asked about each item, and what came back',
        description: 'What an agency keeps to itself is not here, only that there is something.',
        params,
        querystring: pages,
        response: { 200: pageOf(returnOut), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'returns', (seen) =>
        returnsView(seen, request.query),
      ),
  )
}

function happenedRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/conferences/:id/timeline',
    {
      config,
      schema: {
        tags,
        summary: 'What happened at a conference, in order',
        params,
        querystring: timeline,
        response: { 200: pageOf(timelineItem), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'timeline', (seen) =>
        timelineView(seen, request.query),
      ),
  )
  app.get(
    '/api/conferences/:id/commands',
    {
      config,
      schema: {
        tags,
        summary: 'What you may do now, and why not for the rest',
        params,
        response: { 200: pageOf(allowedOut), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'commands', async (seen) => ({
        items: allowedAt(seen),
        nextCursor: null,
      })),
  )
}

function owedRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/conferences/:id/obligations',
    {
      config,
      schema: {
        tags,
        summary: 'What is owed on a conference, and was',
        params,
        querystring: owedQuery,
        response: { 200: pageOf(obligationOut), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'obligations', (seen) =>
        conferenceObligations(seen, request.query),
      ),
  )
  app.get(
    '/api/conferences/:id/notices',
    {
      config,
      schema: {
        tags,
        summary: 'What was sent about a conference, to whom, and why',
        params,
        querystring: pages,
        response: { 200: pageOf(noticeOut), ...readErrors },
      },
    },
    (request) =>
      look(deps, actor(request), request.params.id, 'notices', (seen) =>
        conferenceNotices(seen, request.query),
      ),
  )
}
