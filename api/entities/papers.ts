import { z } from 'zod'
import type { FastifyReply } from 'fastify'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import { errorAnswers, readErrors } from '../responses.ts'
import { formats, papers } from '../../app/papers/papers.ts'
import { unwrap } from '../problem.ts'
import { idParams as params } from '../reading.ts'
import { invitationFile } from '../../app/papers/invitation.ts'
import { look } from '../../app/access/look.ts'
import type { Rendered } from '../../app/papers/model.ts'

const config = { who: 'anyAgency' } as const
const tags = ['Conferences']

/** The papers of a conference, and its invitation. That one was opened, in which format, is logged like any reading. */
export function paperRoutes(app: App, deps: Deps): void {
  for (const [name, paper] of Object.entries(papers))
    for (const [format, { title, type, render }] of Object.entries(formats))
      app.get(
        `/api/conferences/:id/${name}.${format}`,
        {
          config: { ...config, cost: 'costly' },
          schema: {
            tags,
            summary: `${paper.summary}, ${title}`,
            description: `${paper.description} Before that, the answer is 409 \`${paper.tooEarly}\`.`,
            params,
            response: { 200: file(type), ...errorAnswers(400, 401, 403, 404, 409, 500, 503) },
          },
        },
        async (request, reply) => {
          const wanted = {
            kind: 'conference',
            id: request.params.id,
            what: `${name}.${format}`,
          } as const
          const made = unwrap(await look(deps, actor(request), wanted, paper.make))
          return sendFile(reply, await render(made))
        },
      )
  app.get(
    '/api/conferences/:id/invitation.ics',
    {
      config,
      schema: {
        tags,
        summary: 'The invitation, for a calendar',
        description:
          'For those invited. It has the UID and the number of changes that the e-mail has. If the meeting is cancelled, it removes the entry. It names nobody and says only when.',
        params,
        response: { 200: file('text/calendar'), ...readErrors },
      },
    },
    async (request, reply) =>
      sendFile(reply, unwrap(await invitationFile(deps, actor(request), request.params.id))),
  )
}

/** An answer that is a file, as its documentation says. */
const file = (type: string) => ({
  description: 'The file, named after the conference’s id. It must not be cached.',
  content: { [type]: { schema: z.string() } },
})

const sendFile = (
  reply: FastifyReply,
  { type, content, name, opens, mayLoad }: Rendered,
): FastifyReply =>
  reply
    .header('content-disposition', `${opens}; filename="${name}"`)
    .headers(mayLoad === undefined ? {} : { 'content-security-policy': mayLoad })
    .type(type)
    .send(content)
