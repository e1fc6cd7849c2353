import path from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { isFromHere } from '../../platform/hosts.ts'
import { type FrameDeps, send } from '../register.ts'
import { listMessages, readMessage } from './folder.ts'
import { mailboxScreen, messageScreen, noSuchMessage } from './view.ts'

/** What the mailbox is drawn from. */
export type MailboxDeps = FrameDeps & { readonly config: Pick<Config, 'dataDir'> }

const route = { config: { public: true }, schema: { hide: true } } as const

/** For the body of a message: its own look and nothing from elsewhere, and no scripts. */
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/**
 * The mailbox tells every address and subject, so it is only for this machine, on a server of its own (`server.ts`): beside
 * its socket, which nobody else reaches, each request is looked at.
 */
export const mailbox: FastifyPluginAsync<MailboxDeps> = async (app, deps) => {
  const folder = path.join(deps.config.dataDir, 'mail')
  app.addHook('onRequest', async (request, reply) => {
    if (!isFromHere(request)) return send(deps, request, reply, noSuchMessage)
  })
  app.get<{ Querystring: { before?: string } }>('/mail', route, async (request, reply) => {
    const { before: asked } = request.query
    const before = typeof asked === 'string' ? asked : undefined
    const { messages, older } = await listMessages(folder, before)
    return send(deps, request, reply, mailboxScreen(messages, { before, older }))
  })
  app.get<{ Params: { file: string } }>('/mail/:file', route, async (request, reply) => {
    const message = await readMessage(folder, request.params.file)
    return send(deps, request, reply, message ? messageScreen(message) : noSuchMessage)
  })
  app.get<{ Params: { file: string } }>('/mail/:file/html', route, async (request, reply) => {
    const message = await readMessage(folder, request.params.file)
    if (message?.html === undefined) return send(deps, request, reply, noSuchMessage)
    return reply
      .header('content-security-policy', mailPolicy)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(message.html)
  })
}
