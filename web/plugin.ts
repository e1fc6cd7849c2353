import path from 'node:path'
import formBody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'
import { listMessages, readMessage } from './mailbox.ts'
import { mailPolicy } from './style.ts'
import { answerPageFailures, largestForm, registerRoutes } from './register.ts'
import type { Deps } from '../app/deps.ts'
import { linkedMeeting, linkedObligation } from '../app/views/linked.ts'
import { notFoundPage, sendPage } from './render.ts'
import { routes } from './pages/index.ts'
import { serveAssets } from './assets.ts'
import { signedInPages } from './session/plugin.ts'
import type { SignInDeps } from './session/sign-in.ts'

/** What the pages read. */
export interface PageDeps extends Deps {
  readonly config: Pick<Config, 'publicUrl' | 'mailFrom' | 'mailbox' | 'dataDir'> &
    SignInDeps['config']
}

const config = { public: true } as const

/** The pages; those that need no account are what a link in a message opens, and the mailbox of a first try. */
export const pages: FastifyPluginAsync<PageDeps> = async (app, deps) => {
  await app.register(formBody, { bodyLimit: largestForm })
  answerPageFailures(app, deps)
  serveAssets(app)
  signedInPages(app, deps)
  registerRoutes(app, deps, routes)
  app.get<{ Params: { obligationId: string } }>(
    '/w/:obligationId',
    { config, schema: { hide: true } },
    async ({ params }, reply) => {
      const facts = await linkedObligation(deps, params.obligationId)
      if (facts) return sendPage(reply, 200, 'waits', facts)
      const meeting = await linkedMeeting(deps, params.obligationId)
      return meeting ? sendPage(reply, 200, 'meeting', meeting) : notFoundPage(reply)
    },
  )
  app.get('/', { config, schema: { hide: true } }, (_request, reply) =>
    sendPage(reply, 200, 'front', { mailbox: deps.config.mailbox }),
  )
  if (deps.config.mailbox) await app.register(mailbox, deps)
}

/** The mailbox tells every address and subject, so it is only for this machine. */
const mailbox: FastifyPluginAsync<PageDeps> = async (app, deps) => {
  const folder = path.join(deps.config.dataDir, 'mail')
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocal(request)) return notFoundPage(reply)
  })
  app.get<{ Querystring: { before?: string } }>(
    '/mail',
    { config, schema: { hide: true } },
    async ({ query }, reply) => {
      const before = typeof query.before === 'string' ? query.before : undefined
      const { messages, older } = await listMessages(folder, before)
      return sendPage(reply, 200, 'mailbox', { messages, older, before })
    },
  )
  app.get<{ Params: { file: string } }>(
    '/mail/:file',
    { config, schema: { hide: true } },
    async ({ params }, reply) => {
      const message = await readMessage(folder, params.file)
      if (!message) return notFoundPage(reply)
      const { text, html, headers } = message
      return sendPage(reply, 200, 'mail', { message, text, html: html !== undefined, headers })
    },
  )
  app.get<{ Params: { file: string } }>(
    '/mail/:file/html',
    { config, schema: { hide: true } },
    async ({ params }, reply) => {
      const message = await readMessage(folder, params.file)
      if (message?.html === undefined) return notFoundPage(reply)
      return reply
        .header('content-security-policy', mailPolicy)
        .header('x-frame-options', 'SAMEORIGIN')
        .type('text/html; charset=utf-8')
        .send(message.html)
    },
  )
}

/** From this machine, not through something that forwards, and by a local name: a web page elsewhere cannot ask in our name. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => headers[name],
  )
  const here = ip === '::1' || /^(::ffff:)?127\./.test(ip)
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  return here && !forwarded && ['localhost', '127.0.0.1', '[::1]'].includes(name)
}
