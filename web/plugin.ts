import formBody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'
import { accessibilityScreen } from './pages/accessibility/screen.ts'
import { confirmRoutes } from './pages/confirm/page.ts'
import { linkScreen } from './pages/link/page.ts'
import {
  answerPageFailures,
  type FrameDeps,
  largestForm,
  refuseTooMany,
  registerRoutes,
  send,
} from './register.ts'
import type { Deps } from '../app/deps.ts'
import { routes } from './pages/index.ts'
import { misdirected, notFound } from './errors.ts'
import { serveAssets } from './assets.ts'
import { streamMeetings } from './live/stream.ts'
import { signedInPages } from './session/plugin.ts'
import type { SignInDeps } from './session/sign-in.ts'

/** What the pages read. */
export interface PageDeps extends Deps {
  readonly config: Pick<Config, 'publicUrl' | 'mailFrom'> & SignInDeps['config']
}

const config = { public: true } as const

/** The pages; those that need no account are what a link in a message opens. */
export const pages: FastifyPluginAsync<PageDeps> = async (app, deps) => {
  app.removeAllContentTypeParsers() // what a page is sent is a form: its fields are texts
  await app.register(formBody, { bodyLimit: largestForm })
  answerPageFailures(app, deps)
  refuseTooMany(app, deps)
  serveAssets(app)
  signedInPages(app, deps)
  registerRoutes(app, deps, routes)
  streamMeetings(app, deps)
  app.get<{ Params: { token: string } }>(
    '/w/:token',
    { config: { ...config, cost: 'costly' }, schema: { hide: true } },
    async (request, reply) => send(deps, request, reply, linkScreen(request.params.token)),
  )
  app.get('/', { config, schema: { hide: true } }, (request, reply) =>
    send(deps, request, reply, { to: '/work' }),
  )
  app.get('/accessibility', { config, schema: { hide: true } }, (request, reply) =>
    send(deps, request, reply, accessibilityScreen),
  )
  confirmRoutes(app, deps)
}

/** The page for whoever asked under a name that is not ours. */
export const misdirectedPage = (
  deps: FrameDeps & { readonly config: Pick<Config, 'publicUrl'> },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => send(deps, request, reply, misdirected(deps.config.publicUrl))

/** The page for an address that there is not. */
export const notFoundPage = (
  deps: FrameDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => send(deps, request, reply, notFound)
