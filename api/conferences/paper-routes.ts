import { z } from 'zod'
import { type FastifyReply } from 'fastify'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { errors } from '../responses.ts'
import { formats, papers } from '../../app/papers/papers.ts'
import { look } from '../../app/access/look.ts'
import { type Rendered } from '../../app/papers/model.ts'

/** The papers of a conference. That one was opened, in which format, is logged like any reading. */
export function paperRoutes(app: App, deps: Deps): void {
  for (const [name, paper] of Object.entries(papers))
    for (const [format, { title, type, render }] of Object.entries(formats))
      app.get(
        `/api/conferences/:id/${name}.${format}`,
        {
          config: { who: 'anyAgency' },
          schema: {
            tags: ['Conferences'],
            summary: `${paper.summary}, ${title}`,
            description: paper.description,
            params: z.object({ id: z.string().max(100) }),
            response: { 200: file(type), ...errors(400, 401, 403, 404, 409, 500, 503) },
          },
        },
        async (request, reply) => {
          const what = `${name}.${format}`
          const made = await look(deps, actor(request), request.params.id, what, paper.make)
          return sendFile(reply, await render(made))
        },
      )
}

/** An answer that is a file, as its documentation says. */
export const file = (type: string) => ({
  description: 'The file, named after the conference’s id. It must not be cached.',
  content: { [type]: { schema: z.string() } },
})

/** Answers with a file. */
export const sendFile = (reply: FastifyReply, { type, content, headers }: Rendered): FastifyReply =>
  reply.headers(headers).type(type).send(content)
