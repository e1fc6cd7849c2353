import { decodeJwt } from 'jose'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Deps } from '../deps.ts'
import { type Asking, duringAsking } from '../../app/audit/asking.ts'
import { cameTo } from './came-to.ts'
import { Counted } from '../../app/audit/counted.ts'
import { enterAnswer } from '../../app/audit/answered.ts'
import { failureOf } from '../../app/answers.ts'
import { unavailable } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit log is told of this request; null once it has been. */
    asking: Asking | null
  }
}

/**
 * Enters in the audit log what each request of somebody known came to, before its answer goes out: what was read, sent,
 * saved or refused. What cannot be entered is not answered. Of those whom nobody knows it counts what they were refused.
 */
export function auditRequests(app: App, deps: Pick<Deps, 'audit' | 'clock' | 'log'>): void {
  const counted = new Counted(deps)
  app.addHook('onClose', () => counted.stop())
  app.decorateRequest('asking', null)
  app.addHook('onRequest', (request, _, done) => {
    request.asking = askingOf(request)
    duringAsking(request.asking, done)
  })
  // A body is read in the context of its connection: what comes after it finds its request again here.
  app.addHook('preValidation', (request, _, done) => {
    if (request.asking) duringAsking(request.asking, done)
    else done()
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { asking } = request
    if (!asking) return payload
    request.asking = null // the answer that it could not be entered needs no entry
    const failed = failureIn(request, reply, asking)
    if (failed) counted.add(failed, asking.source.address)
    const came = cameTo(request, reply, asking)
    if (came)
      await enterAnswer(deps, asking, came).catch((error: unknown) => {
        request.log.error(failureOf(error).facts, 'an answer was kept back')
        throw unavailable()
      })
    return payload
  })
}

function askingOf({ id, ip, headers }: FastifyRequest): Asking {
  const { authorization, 'user-agent': agent = '' } = headers
  const program = /mozilla/i.test(agent) ? 'browser' : agent === '' ? 'none' : 'script'
  return {
    source: { request: id, address: ip, program, session: tokenIn(authorization) },
    told: false,
  }
}

/** What names a bearer's token: its own id, or all of it. */
function tokenIn(authorization: string | undefined): string | undefined {
  const token = authorization?.split(' ')[1]
  if (token === undefined) return undefined
  try {
    return decodeJwt(token).jti ?? token
  } catch {
    return token // it is refused elsewhere
  }
}

/** What is only counted: a session that is over, a sign-in that failed, or a token that is not taken. */
const failureIn = (
  { routeOptions }: FastifyRequest,
  { statusCode }: FastifyReply,
  { counted }: Asking,
) =>
  statusCode === 401 && !routeOptions.config.page
    ? ({ kind: 'tokenRefused', outcome: 'not-signed-in' } as const)
    : counted
