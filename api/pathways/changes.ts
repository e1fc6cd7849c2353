import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { calendarChanges, changeOut, policyChanges } from '../../app/views/pathway/changes.ts'
import { errors } from '../responses.ts'
import { pageOf } from '../../app/paging.ts'

const params = z.object({ id: z.string().max(100) })
const config = { who: ['coordinator', 'supervisor'] } as const
const tags = ['Pathways']
const failures = errors(400, 401, 403, 404, 409, 500, 503)

/** What would move, before anybody confirms it: the command is decided on, and nothing of it is kept. */
export function changeRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/pathways/:id/policy-changes',
    {
      config,
      schema: {
        tags,
        summary: 'What a newer policy would move',
        description: 'What `apply-policy` with this version would do now.',
        params,
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).max(1e6) }),
        response: { 200: pageOf(changeOut), ...failures },
      },
    },
    async (request) => ({
      items: await policyChanges(deps, actor(request), request.params.id, request.query.version),
      nextCursor: null,
    }),
  )
  app.get(
    '/api/pathways/:id/calendar-changes',
    {
      config,
      schema: {
        tags,
        summary: 'What the current table of bank holidays would move',
        description: 'What `replan-calendar` would do now.',
        params,
        response: { 200: pageOf(changeOut), ...failures },
      },
    },
    async (request) => ({
      items: await calendarChanges(deps, actor(request), request.params.id),
      nextCursor: null,
    }),
  )
}
