import { z } from 'zod'
import { type FastifyReply } from 'fastify'
import { actor } from '../../auth/permissions.ts'
import { type App, type Deps } from '../../deps.ts'
import { docxType, toDocx } from './docx.ts'
import { errors } from '../../answers.ts'
import { gatherMinutes, gatherPack } from './gather.ts'
import { toHtml } from './html.ts'
import { look, type Look } from '../look.ts'
import { minutesOf } from './minutes.ts'
import { minutesView } from '../minutes.ts'
import { packOf } from './pack.ts'
import { type Paper, type Rendered } from './model.ts'
import { Problem } from '../../problem.ts'

/** What can be had on paper, each under its name in the route. */
const papers = {
  pack: {
    summary: 'The meeting pack',
    description:
      'Who is invited, the agenda with its items, what agencies returned, open actions and expiries; as far as each of it is for you. For the invited once the agenda is circulated, until then 409 `not-circulated`; for whoever keeps the meeting from the start.',
    make: async (seen: Look) => packOf(await gatherPack(seen)),
  },
  minutes: {
    summary: 'The minutes',
    description:
      'By the template of the meeting’s form, with corrections and addenda; as far as each of it is for you. For the invited once they are circulated, until then 409 `no-minutes`; for whoever keeps the meeting from the opening of the session, as the record that a draft is written from.',
    make: minutesPaper,
  },
} as const satisfies Record<string, PaperKind>

interface PaperKind {
  readonly summary: string
  readonly description: string
  readonly make: (seen: Look) => Promise<Paper>
}

/** In which formats, each under the end of its route. */
const formats = {
  html: { title: 'as a page to print, or to save as a PDF', type: 'text/html', render: toHtml },
  docx: { title: 'as a document to edit', type: docxType, render: toDocx },
} as const

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
  description: 'The file. Its name is the conference’s id, and it is not to be stored on the way.',
  content: { [type]: { schema: z.string() } },
})

/** Answers with a file. */
export const sendFile = (reply: FastifyReply, { type, content, headers }: Rendered): FastifyReply =>
  reply.headers(headers).type(type).send(content)

async function minutesPaper(seen: Look): Promise<Paper> {
  const { reading, state } = seen.reader
  const minutes = await minutesView(seen)
  const there = reading.keeps ? state.openedAt !== undefined : minutes.circulatedAt !== null
  if (!there) throw new Problem('no-minutes')
  return minutesOf(await gatherMinutes(seen, minutes))
}
