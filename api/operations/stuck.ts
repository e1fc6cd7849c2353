import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { pageOf } from '../../app/paging.ts'
import { readErrors } from '../responses.ts'
import { stuckList, stuckOut, stuckQuery } from '../../app/views/lists/stuck.ts'

/** What does not go on: because nobody acts, or because the machine does not. */
export function stuckRoute(app: App, deps: Deps): void {
  app.get(
    '/api/supervision/stuck',
    {
      config: { who: ['coordinator', 'chair', 'supervisor', 'administrator'] },
      schema: {
        tags: ['Supervision'],
        summary: 'What is stuck, with whom, and since when',
        querystring: stuckQuery,
        response: { 200: pageOf(stuckOut), ...readErrors },
      },
    },
    (request) => stuckList(deps, actor(request), request.query),
  )
}
