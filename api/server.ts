import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import helmet from '@fastify/helmet'
import { randomUUID } from 'node:crypto'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { accessRoutes } from './access.ts'
import { answerBadAddress, answerFailures, answerOwnNames } from './failures.ts'
import { auditRequests } from './audit/requests.ts'
import { auditRoutes } from './audit/routes.ts'
import type { App, Deps } from './deps.ts'
import { bankHolidayRoutes } from './reference/bank-holidays.ts'
import { changeRoutes } from './reference/changes.ts'
import { contactRoutes } from './reference/contacts.ts'
import { coverRoutes } from './reference/cover.ts'
import { sharedReadRoutes } from './entities/shared-reads.ts'
import { conferenceRoutes } from './entities/conferences.ts'
import { paperRoutes } from './entities/papers.ts'
import { checkPermissions } from './auth/permissions.ts'
import { draftRoutes } from './drafts/routes.ts'
import { refuseByWrongClock } from './clock.ts'
import { documentationRoutes, documentRoutes } from './operations/openapi.ts'
import { healthRoutes } from './operations/health.ts'
import { metricsRoute } from './operations/metrics.ts'
import { pages } from '../web/plugin.ts'
import { referenceRoutes } from './reference/routes.ts'
import { commandRoutes } from './commands/routes.ts'
import { listRoutes } from './lists.ts'
import { linkRoutes } from './links.ts'
import { reportRoutes } from './reports/routes.ts'
import { readJson } from './json.ts'
import { limitRequests } from './limits/plugin.ts'
import { logRequests } from './logging.ts'
import { pathwayRoutes } from './entities/pathways.ts'
import { validate } from './validation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent, before its schema filled in what was left out. */
    sent: unknown
  }
}

const largestBody = 256 * 1024

/** What a browser may load for an answer: nothing. Pages and the documentation say more for themselves. */
const nothingLoads = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
}

/** Where people reach us over HTTPS, a browser asks this host and those under it in no other way: two years, as preload lists ask. */
const httpsAlone = { maxAge: 2 * 365 * 24 * 3600, includeSubDomains: true }

/** The whole API, ready to listen or to be asked directly. */
export async function buildServer(deps: Deps): Promise<App> {
  const log: FastifyBaseLogger = deps.log
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    trustProxy: proxiesIn(deps),
    frameworkErrors: answerBadAddress(deps),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(({ schema, httpPart }) => validate(asZod(schema), httpPart ?? 'body'))
  app.setSerializerCompiler(serializerCompiler)
  readJson(app)
  answerFailures(app, deps)
  logRequests(app)
  auditRequests(app, deps) // before whoever refuses, as the next
  const hsts = deps.config.publicUrl.startsWith('https:') && httpsAlone
  await app.register(helmet, { contentSecurityPolicy: nothingLoads, hsts }) // before whoever refuses
  answerOwnNames(app, deps)
  const { afterSignIn, stranger } = await limitRequests(app, deps)
  checkPermissions(app, deps, stranger)
  afterSignIn()
  keepSentBody(app)
  refuseByWrongClock(app, deps)
  await documentRoutes(app)
  healthRoutes(app, deps)
  metricsRoute(app, deps)
  commandRoutes(app, deps)
  conferenceRoutes(app, deps)
  paperRoutes(app, deps)
  draftRoutes(app, deps)
  pathwayRoutes(app, deps)
  sharedReadRoutes(app, deps)
  listRoutes(app, deps)
  linkRoutes(app, deps)
  accessRoutes(app, deps)
  referenceRoutes(app, deps)
  changeRoutes(app, deps)
  bankHolidayRoutes(app, deps)
  contactRoutes(app, deps)
  coverRoutes(app, deps)
  auditRoutes(app, deps)
  reportRoutes(app, deps)
  await documentationRoutes(app)
  await app.register(pages, deps)
  await app.ready()
  return app
}

/** Who is believed when they say for whom they ask: nobody, unless it is set. */
const proxiesIn = ({ config: { limits } }: Deps) =>
  limits && limits.proxies.length > 0 ? [...limits.proxies] : false

/** Every schema of ours is one of Zod's. */
function asZod(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema
  throw new Error('a route has a schema that is not one of Zod')
}

function keepSentBody(app: App): void {
  app.decorateRequest('sent', undefined)
  app.addHook('preValidation', async (request) => {
    if (request.method === 'POST') request.body ??= {} // what takes no fields needs no body
    request.sent = request.body
  })
}
