import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { App, Deps } from './deps.ts'
import { failureOf } from '../app/answers.ts'
import { isMisdirected, wantsPage } from './hosts.ts'
import { misdirectedPage, notFoundPage } from '../web/plugin.ts'
import { noteNo } from '../app/audit/asking.ts'
import { Problem, unavailable } from './problem.ts'

type FailureDeps = Pick<Deps, 'config' | 'clock'>

/** Every error is answered as a problem; what is our own fault is logged once and not told. */
export function answerFailures(app: App, deps: FailureDeps): void {
  app.setErrorHandler((error: unknown, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? notFoundPage(deps, request, reply)
      : sendProblem(new Problem('not-found'), request, reply),
  )
}

/**
 * Answers only who asks for one of our names, before anything else is done. Otherwise a page elsewhere that gives its own name
 * our address would be taken by a browser for one of ours, and what a cache keeps could be asked for under another's name.
 * The name is that in `Host`, or in the `X-Forwarded-Host` of a proxy that is trusted.
 */
export function answerOwnNames(app: App, deps: FailureDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isMisdirected(deps, request)) return undefined
    return sendMisdirected(deps, request, reply)
  })
}

const sendMisdirected = (deps: FailureDeps, request: FastifyRequest, reply: FastifyReply) =>
  wantsPage(request)
    ? misdirectedPage(deps, request, reply)
    : sendProblem(new Problem('misdirected'), request, reply)

/** Answers a request whose address cannot be read, before any route is looked for. */
export const answerBadAddress =
  (deps: FailureDeps) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    if (isMisdirected(deps, request)) return void sendMisdirected(deps, request, reply)
    void (wantsPage(request)
      ? notFoundPage(deps, request, reply)
      : sendProblem(error, request, reply))
  }

/** Answers with the problem that an error amounts to. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  noteNo(problem.code)
  if (problem.status === 500) request.log.error(failureOf(error).facts, 'request failed')
  else if (problem.status === 503)
    request.log.warn(failureOf(error).facts, 'request not possible now')
  return reply
    .code(problem.status)
    .headers(problem.more.headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(problem.body))
}

/** The framework's own errors, by their codes. */
const known: Readonly<Record<string, Problem['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (failureOf(error).failure === 'away') return unavailable()
  if (typeof error !== 'object' || error === null) return new Problem('fault')
  const { code, statusCode, name } = error as Partial<FastifyError> // a framework's error has them
  const same = code === undefined ? undefined : known[code]
  if (same) return new Problem(same)
  if (name === 'SyntaxError' && statusCode === 400) return new Problem('malformed-json')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('bad-request')
  return new Problem('fault')
}
