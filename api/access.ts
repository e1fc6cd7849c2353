import { accessRevoked, revokeAccess, revokeAccessBody } from '../app/access/revoke.ts'
import { actor } from './auth/permissions.ts'
import type { App, Deps } from './deps.ts'
import { errorAnswers, readErrors } from './responses.ts'
import { pageOf } from '../app/paging.ts'
import { mostRevocations, revocationOut, revocationsView } from '../app/access/revoked.ts'
import { unwrap } from './problem.ts'
import { whoMay } from '../app/access/roles.ts'

/** Ending somebody's access before their token has run out, and whose was ended. */
export function accessRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/access/revocations',
    {
      config: { who: whoMay.revokeAccess },
      schema: {
        tags: ['Access'],
        summary: 'Whose access was ended',
        description: `Of people whose access you may end, newest first: the last ${mostRevocations}, for as long as they are kept. By then no token from before is taken anyway.`,
        response: { 200: pageOf(revocationOut), ...readErrors },
      },
    },
    async (request) => unwrap(await revocationsView(deps, actor(request))),
  )
  app.post(
    '/api/access/revoke',
    {
      config: { who: whoMay.revokeAccess },
      schema: {
        tags: ['Access'],
        summary: "End somebody's tokens and sessions",
        description:
          'Tokens that were made until now are refused with 401, at once, and sessions on the pages end with their open streams. A token that is made afterwards counts: to keep somebody out, end their account at the sign-in service as well. Only of people who held a role at your own sites when they last did something.',
        body: revokeAccessBody.meta({
          examples: [{ subject: 'auth0|5f7c8ec7c33c6c004bbafe82' }],
        }),
        response: { 200: accessRevoked, ...errorAnswers(400, 401, 403, 404, 413, 415, 500, 503) },
      },
    },
    async (request) => unwrap(await revokeAccess(deps, actor(request), request.body)),
  )
}
