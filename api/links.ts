import { actor } from './auth/permissions.ts'
import type { App, Deps } from './deps.ts'
import { endLinks, revokeBody, revokedOut } from '../app/links/revoke.ts'
import { errorAnswers } from './responses.ts'
import { unwrap } from './problem.ts'
import { whoMay } from '../app/access/roles.ts'

/** Links in messages, which whoever keeps a site can revoke. */
export function linkRoutes(app: App, deps: Deps): void {
  app.post(
    '/api/links/revoke',
    {
      config: { who: whoMay.revokeLinks },
      schema: {
        tags: ['Work'],
        summary: 'Revoke links that were sent in messages',
        description:
          'From now on, whoever follows one is told that it is no longer in use. Only links about your own sites are revoked; what is not there, or not yours, counts as none. Sent again, it changes nothing.',
        body: revokeBody.meta({ examples: [{ of: 'agency', id: 'london-housing' }] }),
        response: { 200: revokedOut, ...errorAnswers(400, 401, 403, 413, 415, 500, 503) },
      },
    },
    async (request) => unwrap(await endLinks(deps, actor(request), request.body)),
  )
}
