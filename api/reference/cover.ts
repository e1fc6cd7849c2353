import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import { channels } from '../../domain/post/channels.ts'
import { coverBody, coverOut, coversView, stopCover, writeCover } from '../../app/agency/cover.ts'
import { errorAnswers } from '../responses.ts'
import { pageOf } from '../../app/paging.ts'
import { readRoute } from '../reading.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Reference data']
const config = { who: whoMay.keepCover }
const params = z.object({ id: z.uuid().meta({ maxLength: 36 }) })
const failures = errorAnswers(400, 401, 403, 404, 413, 415, 422, 500, 503)
const written = z.object({ id: z.string() }).meta({ id: 'CoverWritten' })

/** Who covers whom at the sender's own agency. */
export function coverRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/covers',
    {
      tags,
      summary: 'Who covers whom at your agency',
      description: 'The newest hundred, those whose last day comes last first.',
      shows: pageOf(coverOut),
    },
    (by) => coversView(deps, by),
  )
  app.put(
    '/api/covers/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Add a cover at your agency',
        description:
          'Messages for the role go to this address as well, from the first day to the last. The id is yours to choose: an identical request gets the same answer again.',
        params,
        body: coverBody.meta({ examples: [coverExample] }),
        response: { 200: written, 201: written, ...failures },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { made } = unwrap(await writeCover(deps, actor(request), id, request.body))
      return reply.code(made ? 201 : 200).send({ id })
    },
  )
  app.delete(
    '/api/covers/:id',
    {
      config,
      schema: {
        tags,
        summary: 'End a cover at your agency',
        description: 'It stays listed as ended. From now on no message goes to its address.',
        params,
        response: { 204: z.undefined(), ...failures },
      },
    },
    async (request, reply) => {
      unwrap(await stopCover(deps, actor(request), request.params.id))
      return reply.code(204).send()
    },
  )
}

const coverExample = {
  role: 'policeLead',
  address: channels.mail.example,
  firstDay: '2026-12-21',
  lastDay: '2027-01-04',
}
