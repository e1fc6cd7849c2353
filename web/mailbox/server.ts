import fastify, { type FastifyInstance } from 'fastify'
import helmet from '@fastify/helmet'
import type { Logger } from 'pino'
import { accessibilityScreen } from '../pages/accessibility/screen.ts'
import { mailbox, type MailboxDeps } from './routes.ts'
import { nameIn, ownNames } from '../../platform/hosts.ts'
import { noSuchMessage } from './view.ts'
import { send } from '../register.ts'
import { serveAssets } from '../assets.ts'

/** What the mailbox's pages are served from. */
export interface MailboxParts {
  readonly dataDir: string
  readonly log: Logger
  /** How many times faster than real time a rehearsal runs: its pages say so. */
  readonly speed: number
}

/** A server that has nothing but the mailbox. Whoever makes it listens on loopback alone. */
export async function mailboxServer({
  dataDir,
  log,
  speed,
}: MailboxParts): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: 1 })
  const deps: MailboxDeps = { config: { dataDir }, clock: { speed } }
  const config = { public: true } as const
  await app.register(helmet, { contentSecurityPolicy: false, hsts: false }) // each answer has its own
  app.addHook('onRequest', async (request, reply) => {
    if (!ownNames.includes(nameIn(request.host)))
      return reply.code(421).type('text/plain').send('This is not the address of the mailbox.')
  })
  serveAssets(app)
  await app.register(mailbox, deps)
  app.get('/', { config }, (request, reply) => send(deps, request, reply, { to: '/mail' }))
  app.get('/accessibility', { config }, (request, reply) =>
    send(deps, request, reply, accessibilityScreen),
  )
  app.setNotFoundHandler((request, reply) => send(deps, request, reply, noSuchMessage))
  app.setErrorHandler(async (error, _request, reply) => {
    log.error({ err: error }, 'the mailbox could not be shown')
    return reply.code(500).type('text/plain').send('The mailbox could not be shown.')
  })
  return app
}
