import { z } from 'zod'
import type { Addressee } from '../../app/answers.ts'
import { allowedOut, allowedView } from '../../app/views/allowed.ts'
import { choicesOut, choicesView } from '../../app/views/choices.ts'
import type { App, Deps } from '../deps.ts'
import { idParams as params, readRoute } from '../reading.ts'
import { look } from '../../app/access/look.ts'
import { noticeOut, noticesView } from '../../app/views/lists/notices.ts'
import { obligationOut, obligationsView, owedQuery } from '../../app/views/lists/obligations.ts'
import { pageOf, paging } from '../../app/paging.ts'
import {
  timelineItem,
  timelinePaging,
  timelineQuery,
  timelineView,
} from '../../app/views/timeline.ts'

const pages = z.strictObject(paging)

const kinds = {
  pathway: {
    path: '/api/pathways/:id',
    tags: ['Pathways'],
    on: 'on a pathway',
    about: 'a pathway',
    events: timelineQuery,
  },
  conference: {
    path: '/api/conferences/:id',
    tags: ['Conferences'],
    on: 'at a conference',
    about: 'a conference',
    events: z.strictObject(timelinePaging),
  },
} as const satisfies Record<Addressee, object>

/** The reads that a pathway and a conference share: what happened, what is owed, what was sent, what may be done now. */
export function sharedReadRoutes(app: App, deps: Deps): void {
  for (const kind of ['pathway', 'conference'] as const) {
    const { path, tags, on, about, events } = kinds[kind]
    readRoute(
      app,
      `${path}/timeline`,
      {
        tags,
        summary: `What happened ${on}, in order`,
        params,
        query: events,
        shows: pageOf(timelineItem),
      },
      (by, { params: { id }, query }) =>
        look(deps, by, { kind, id, what: 'timeline' }, (seen) => timelineView(seen, query)),
    )
    readRoute(
      app,
      `${path}/obligations`,
      {
        tags,
        summary: `What is owed on ${about}, and was`,
        params,
        query: owedQuery,
        shows: pageOf(obligationOut),
      },
      (by, { params: { id }, query }) =>
        look(deps, by, { kind, id, what: 'obligations' }, (seen) => obligationsView(seen, query)),
    )
    readRoute(
      app,
      `${path}/notices`,
      {
        tags,
        summary: `What was sent about ${about}, to whom, and why`,
        params,
        query: pages,
        shows: pageOf(noticeOut),
      },
      (by, { params: { id }, query }) =>
        look(deps, by, { kind, id, what: 'notices' }, (seen) => noticesView(seen, query)),
    )
    readRoute(
      app,
      `${path}/commands`,
      {
        tags,
        summary: 'What you may do now, and why not for the rest',
        params,
        shows: pageOf(allowedOut),
      },
      (by, { params: { id } }) =>
        look(deps, by, { kind, id, what: 'commands' }, (seen) => allowedView(seen)),
    )
    readRoute(
      app,
      `${path}/commands/:name/choices`,
      {
        tags,
        summary: 'What you can choose in the form of one command, with titles',
        params: params.extend({ name: z.string().max(60) }),
        shows: choicesOut,
      },
      (by, { params: { id, name } }) =>
        look(deps, by, { kind, id, what: 'form' }, (seen) => choicesView(seen, name)),
    )
  }
}
