import { actor } from './auth/permissions.ts'
import { type App, type Deps } from './deps.ts'
import { noticeOut, noticesQuery, noticesSent } from '../app/views/lists/notices.ts'
import { obligationOut, worklist, worklistQuery } from '../app/views/lists/obligations.ts'
import { pageOf } from '../app/paging.ts'
import { readErrors } from './responses.ts'

/** What is owed at the reader's sites, and what was sent from them. */
export function listRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/worklist',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Work'],
        summary: 'What is owed, soonest first',
        querystring: worklistQuery,
        response: { 200: pageOf(obligationOut), ...readErrors },
      },
    },
    (request) => worklist(deps, actor(request), request.query),
  )
  app.get(
    '/api/notices',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Work'],
        summary: 'The log of what went out, and why, newest first',
        querystring: noticesQuery,
        response: { 200: pageOf(noticeOut), ...readErrors },
      },
    },
    (request) => noticesSent(deps, actor(request), request.query),
  )
}
