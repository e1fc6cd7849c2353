import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assets } from './assets.ts'
import type { Config } from '../platform/config.ts'
import type { Deps } from '../app/deps.ts'
import { answerCode, failureOf, isNo } from '../app/answers.ts'
import {
  faulted,
  type Later,
  laterScreen,
  noScreen,
  notFound,
  tooLong,
  unreadable,
} from './errors.ts'
import { boundForms } from './session/bound-forms.ts'
import { layout } from './layout.ts'
import { pageHeaders } from './headers.ts'
import type { Next, Posted, Route, Screen } from './page.ts'
import { noteNo } from '../app/audit/asking.ts'
import type { Section } from './navigation.ts'

/** Forms may be this large: encoding triples letters. */
export const largestForm = 1024 * 1024

/** Forms may have this many answers: a list of a hundred rows has fewer than a thousand. */
const mostAnswers = 5000

const answersIn = (body: unknown): number =>
  Object.values(postedIn(body)).reduce(
    (count, value) => count + (typeof value === 'string' ? 1 : value.length),
    0,
  )

/** Refuses a form with more answers than any of ours has, before anybody goes through them. */
export function refuseTooMany(app: FastifyInstance, deps: Deps): void {
  app.addHook('preValidation', async (request, reply) => {
    if (answersIn(request.body) > mostAnswers) return send(deps, request, reply, tooLong)
  })
}

/** Registers pages and what their forms are sent to. Who may is asked before any of them runs. */
export function registerRoutes(app: FastifyInstance, deps: Deps, routes: readonly Route[]): void {
  for (const { method, path, who, section, cost, answer } of routes)
    app.route({
      method,
      url: path,
      config: { page: true, who, ...(cost ? { cost } : {}) },
      schema: { hide: true },
      bodyLimit: largestForm,
      handler: async (request, reply) => {
        const { actor: by, session, kept } = request
        if (!by || !session) throw new Error('a page was asked for by nobody')
        const now = await deps.clock.now()
        const { params, query, url, ip: address } = request
        const posted = postedIn(request.body)
        const asking = { deps, by, session, params, query, now, url, address, kept }
        const next = await answer({ ...asking, posted })
        if (isNo(next)) noteNo(answerCode(next))
        return send(deps, request, reply, isNo(next) ? noScreen(next) : next, section)
      },
    })
}

/** What a form sent, as text. */
const postedIn = (body: unknown): Posted =>
  typeof body === 'object' && body !== null ? (body as Posted) : {} // made by the form parser

/** Pages for what goes wrong, in the frame that all have. */
export function answerPageFailures(app: FastifyInstance, deps: Deps): void {
  app.setErrorHandler(async (error, request, reply) => {
    const { failure, facts } = failureOf(error)
    request.log.warn(facts, 'page not possible')
    const { statusCode } = error as { statusCode?: number } // a framework's error has one
    const later = statusCode === 429 || statusCode === 503 || failure === 'away'
    if (!later && statusCode !== undefined && statusCode >= 400 && statusCode < 500)
      return send(deps, request, reply, screens[statusCode] ?? { ...notFound, status: statusCode })
    if (!later) return send(deps, request, reply, faulted)
    if (!reply.hasHeader('retry-after')) void reply.header('retry-after', '2')
    const { method, url, body } = request
    const posted = method === 'POST' ? postedIn(body) : undefined
    return send(deps, request, reply, laterScreen(whyLater(error), url, posted))
  })
}

const whyLater = (error: unknown): Later => {
  const { statusCode, code } = error as { statusCode?: number; code?: unknown } // a framework's error has them
  if (statusCode === 429) return 'tooMany'
  return code === 'wrong-clock' ? 'wrongClock' : 'away'
}

const screens: Readonly<Record<number, Screen>> = { 413: tooLong, 415: unreadable }

/** What the frame of a page is drawn with. */
export interface FrameDeps {
  readonly clock: Pick<Deps['clock'], 'speed'>
  readonly config: Pick<Config, 'signIn'>
}

/** Answers with a page, a file to be saved, or another address to go to. */
export async function send(
  deps: FrameDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  next: Next,
  section?: Section,
): Promise<FastifyReply> {
  void reply.headers(pageHeaders(deps.config.signIn?.issuer))
  if ('to' in next) return reply.code(303).header('location', next.to).send()
  if ('file' in next)
    return reply
      .headers(next.mayLoad === undefined ? {} : { 'content-security-policy': next.mayLoad })
      .header('content-disposition', `${next.opens ?? 'attachment'}; filename="${next.file}"`)
      .type(next.type)
      .send(next.content)
  return sendScreen(deps, request, reply, next, section)
}

async function sendScreen(
  deps: FrameDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  screen: Screen,
  section?: Section,
): Promise<FastifyReply> {
  const session = request.session ?? undefined
  const { text: drawn } = layout(screen, {
    assets: await assets(),
    session,
    section,
    speed: deps.clock.speed,
  })
  const text = boundForms(drawn, session)
  void reply
    .code(screen.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text)
  return reply.header('content-encoding', 'gzip').send(await promisify(gzip)(text, { level: 6 }))
}
