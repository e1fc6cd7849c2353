import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Deps } from '../deps.ts'
import { budgetsOf, type Spend, whoIn } from './budgets.ts'
import { FairQueue, NoPlace, type Pace } from './fair-queue.ts'
import type { Limits } from '../../platform/config.ts'
import { refusalsOf } from './refusals.ts'
import { unavailable } from '../problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What a request costs, if that is not what its method says. Costly: it searches, compares, makes a document or signs
     * somebody in. Referral: it begins a pathway, which works every process. Free: it needs nobody and no database. Stream:
     * it is answered for as long as its reader stays.
     */
    cost?: 'costly' | 'referral' | 'free' | 'stream'
    /** Costly, too, when it is asked with this in its query. */
    costlyWith?: string
  }
  interface FastifyRequest {
    /** It has been counted, and has its place. */
    admitted: boolean
  }
}

/** Counts requests of whoever is not signed in. */
export type CountStranger = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** Reads hold a connection to the database from beginning to end: so many leave half of them to commands. */
const reads = { atOnce: 8, each: 2, waiting: 100, longestMs: 10_000 }
/** Commands mostly wait for their outcome, and hold none then. */
const commands = { atOnce: 200, each: 12, waiting: 100, longestMs: 10_000 }

/** What is costly works the processor, on which everybody else waits too: of one caller one after the other. */
const costly = { atOnce: 12, each: 1, waiting: 100, longestMs: 10_000 }

/** Which requests there is room for: a budget for each minute, and a place by turns, with a share for commands. */
interface Gate {
  /** For a request whose sender is known, or that is for everybody. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly address: CountStranger
  readonly stranger: CountStranger
}

/**
 * Bounds what any one caller can take from the others. Call it before the hook that asks who somebody is, so that attempts are
 * counted, too; what it gives counts whoever that hook does not let in. Without limits, as for tests, everybody is let in.
 */
export async function limitRequests(app: App, deps: Pick<Deps, 'config' | 'countRequest'>) {
  app.decorateRequest('admitted', false)
  const { limits } = deps.config
  if (!limits) return { afterSignIn: () => undefined, stranger: async () => undefined }
  const refusal = refusalsOf()
  const gate = gateOf(limits, await budgetsOf(app, limits, deps.countRequest, refusal), refusal)
  app.decorate('countStranger', gate.stranger)
  app.addHook('onRequest', async (request, reply) => {
    if (costOf(request) === 'free') return
    await gate.address(request, reply)
    if (request.is404) await gate.stranger(request, reply)
  })
  // Whoever asks for a page is known only after its form was read.
  app.addHook('preHandler', (request, reply) => gate.admit(request, reply))
  return {
    /** Bearers of tokens are known early: nothing that they send is read before there is room for it. */
    afterSignIn: () => {
      app.addHook('onRequest', async (request, reply) => {
        if (request.actor) await gate.admit(request, reply)
      })
    },
    stranger: gate.stranger,
  }
}

function gateOf(limits: Limits, spend: Spend, refusal: ReturnType<typeof refusalsOf>): Gate {
  const { perMinute, atOnce } = limits
  const processor = new FairQueue(costly)
  const queues = {
    reads: new FairQueue(reads),
    commands: new FairQueue(commands),
    costly: processor,
    referrals: processor,
  }
  const stranger: CountStranger = async (request, reply) => {
    await spend('strangers', request, reply)
    if (costOf(request) === 'costly') await spend('strangersCostly', request, reply)
  }
  return {
    stranger,
    address: (request, reply) => spend('address', request, reply),
    admit: async (request, reply) => {
      const cost = costOf(request)
      if (request.admitted || cost === 'free' || request.is404) return
      request.admitted = true
      if (!request.actor) return stranger(request, reply)
      const budget = budgetOf(request)
      await spend(budget, request, reply)
      if (cost === 'stream') return
      const line = `${budget} ${request.actor.id}`
      try {
        const leave = await queues[budget].enter(line, paceOf(perMinute[budget], atOnce))
        reply.raw.once('finish', leave).once('close', leave)
        if (reply.raw.destroyed) leave() // nobody waits for it any more
      } catch (error) {
        if (!(error instanceof NoPlace)) throw error
        await refusal(whoIn(request))
        throw unavailable()
      }
    },
  }
}

/** From which of somebody's budgets a request is taken. */
function budgetOf(request: FastifyRequest) {
  const cost = costOf(request)
  if (cost === 'costly') return 'costly'
  if (cost === 'referral') return 'referrals'
  return request.method === 'GET' || request.method === 'HEAD' ? 'reads' : 'commands'
}

function costOf({ routeOptions, query }: FastifyRequest) {
  const { cost, costlyWith } = routeOptions.config
  const asked = costlyWith !== undefined && Object.hasOwn(query as object, costlyWith) // parsed before any hook
  return asked ? 'costly' : cost
}

/** A minute's worth, of which a share may come at once. */
const paceOf = (perMinute: number, atOnce: number): Pace => ({
  perSecond: perMinute / 60,
  burst: Math.max(1, Math.round(perMinute * atOnce)),
})
