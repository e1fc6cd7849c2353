import { z } from 'zod'
import { agendaOut, agendaView } from '../../app/views/conference/agenda.ts'
import type { App, Deps } from '../deps.ts'
import { attendanceOut, attendanceView } from '../../app/views/conference/attendance.ts'
import { conferenceOut, conferenceView } from '../../app/views/conference/conference.ts'
import { errorAnswers } from '../responses.ts'
import { idParams as params, readRoute } from '../reading.ts'
import { itemOut } from '../../app/views/conference/item-out.ts'
import { itemsView } from '../../app/views/conference/items.ts'
import { look } from '../../app/access/look.ts'
import { minutesOut, minutesFor } from '../../app/views/conference/minutes.ts'
import { pageOf, paging } from '../../app/paging.ts'
import { returnOut, returnsView } from '../../app/views/conference/returns.ts'

const tags = ['Conferences']
const kind = 'conference'
const pages = z.strictObject(paging)

/** One conference from every side. */
export function conferenceRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/conferences/:id',
    {
      tags,
      summary: 'One conference: where it stands, and whom it is waiting for',
      params,
      shows: conferenceOut,
    },
    (by, { params: { id } }) => look(deps, by, { kind, id, what: 'conference' }, conferenceView),
    ({ version }) => ({ etag: `"${version}"` }),
  )
  readRoute(
    app,
    '/api/conferences/:id/agenda',
    {
      tags,
      summary: 'The agenda, with what is still to be heard',
      description:
        'Those invited get 409 `not-circulated` until it is circulated. Those who run the meeting can read it from the start. Each reading is logged; `open-agenda` records it at the meeting.',
      params,
      shows: agendaOut,
      errors: errorAnswers(400, 401, 403, 404, 409, 500, 503),
    },
    (by, { params: { id } }) => look(deps, by, { kind, id, what: 'agenda' }, agendaView),
  )
  readRoute(
    app,
    '/api/conferences/:id/attendance',
    {
      tags,
      summary: 'Who is invited and who came, and whether there is a quorum',
      params,
      shows: attendanceOut,
    },
    (by, { params: { id } }) => look(deps, by, { kind, id, what: 'attendance' }, attendanceView),
  )
  readRoute(
    app,
    '/api/conferences/:id/minutes',
    {
      tags,
      summary: 'The minutes, with their corrections and addenda',
      params,
      shows: minutesOut,
    },
    (by, { params: { id } }) => look(deps, by, { kind, id, what: 'minutes' }, minutesFor),
  )
  itemRoutes(app, deps)
}

function itemRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/conferences/:id/items',
    {
      tags,
      summary: 'The items, with what was decided and why',
      description:
        'By number; `place` is where an item stands on the agenda. An agency that was asked or that referred sees its own.',
      params,
      query: pages,
      shows: pageOf(itemOut),
    },
    (by, { params: { id }, query }) =>
      look(deps, by, { kind, id, what: 'items' }, (seen) => itemsView(seen, query)),
  )
  readRoute(
    app,
    '/api/conferences/:id/returns',
    {
      tags,
      summary: 'What each agency was asked about each item, and what came back',
      description: 'What an agency keeps to itself is not here, only that there is something.',
      params,
      query: pages,
      shows: pageOf(returnOut),
    },
    (by, { params: { id }, query }) =>
      look(deps, by, { kind, id, what: 'returns' }, (seen) => returnsView(seen, query)),
  )
}
