import type { App, Deps } from './deps.ts'
import { caseloadItem, caseloadQuery, caseloadView } from '../app/views/lists/caseload.ts'
import {
  conferenceItem,
  conferencesQuery,
  conferencesView,
} from '../app/views/lists/conferences.ts'
import { noticeOut, noticesQuery, noticesSent } from '../app/views/lists/notices.ts'
import { obligationOut, worklist, worklistQuery } from '../app/views/lists/obligations.ts'
import { countedPageOf } from '../app/paging.ts'
import { readRoute } from './reading.ts'
import { stuckList, stuckOut, stuckQuery } from '../app/views/lists/stuck.ts'
import { whoMay } from '../app/access/roles.ts'

/** The lists of a reader's sites: pathways, conferences, obligations, notices, and what is stuck. */
export function listRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/pathways',
    {
      tags: ['Pathways'],
      summary: 'The caseload',
      costlyWith: 'q',
      query: caseloadQuery,
      shows: countedPageOf(caseloadItem),
    },
    (by, { query }) => caseloadView(deps, by, query),
  )
  readRoute(
    app,
    '/api/conferences',
    {
      tags: ['Conferences'],
      summary: 'Conferences, soonest first',
      description: 'All at your sites; or those to which your agency is invited.',
      query: conferencesQuery,
      shows: countedPageOf(conferenceItem),
    },
    (by, { query }) => conferencesView(deps, by, query),
  )
  readRoute(
    app,
    '/api/worklist',
    {
      tags: ['Work'],
      summary: 'What is owed, soonest first',
      query: worklistQuery,
      shows: countedPageOf(obligationOut),
    },
    (by, { query }) => worklist(deps, by, query),
  )
  readRoute(
    app,
    '/api/notices',
    {
      tags: ['Work'],
      summary: 'The log of what went out, and why, newest first',
      query: noticesQuery,
      shows: countedPageOf(noticeOut),
    },
    (by, { query }) => noticesSent(deps, by, query),
  )
  readRoute(
    app,
    '/api/supervision/stuck',
    {
      tags: ['Supervision'],
      summary: 'What is stuck, with whom, and since when',
      who: whoMay.seeStuck,
      query: stuckQuery,
      shows: countedPageOf(stuckOut),
    },
    (by, { query }) => stuckList(deps, by, query),
  )
}
