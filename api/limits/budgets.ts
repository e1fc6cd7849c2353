import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../deps.ts'
import { countingIn, countInMemory, type CountRequest } from './counting.ts'
import type { Limits } from '../../platform/config.ts'
import { Problem } from '../problem.ts'

/** Whose requests are counted together, and how much they may ask for in a minute. */
type Budget = keyof Limits['perMinute']

/** Counts a request against a budget; throws the problem to answer with once it is used up. */
export type Spend = (budget: Budget, request: FastifyRequest, reply: FastifyReply) => Promise<void>

const windowMs = 60_000

/** The budgets of requests, counted in this process or, for several together, in the database. */
export async function budgetsOf(
  app: App,
  { perMinute }: Limits,
  count: CountRequest | undefined,
  refusal: (who: string) => Promise<void>,
): Promise<Spend> {
  await app.register(rateLimit, {
    global: false,
    store: countingIn(count ?? countInMemory()),
    skipOnError: true, // without the database nothing is done anyway
  })
  const limiterOf = (budget: Budget) =>
    app.createRateLimit({
      max: perMinute[budget],
      timeWindow: windowMs,
      keyGenerator: (request) => `${budget} ${whoIn(request)}`,
    })
  const limiters: Readonly<Record<Budget, ReturnType<typeof limiterOf>>> = {
    reads: limiterOf('reads'),
    commands: limiterOf('commands'),
    costly: limiterOf('costly'),
    referrals: limiterOf('referrals'),
    address: limiterOf('address'),
    strangers: limiterOf('strangers'),
    strangersCostly: limiterOf('strangersCostly'),
  }
  return async (budget, request, reply) => {
    const counted = await limiters[budget](request)
    if (counted.isAllowed || !counted.isExceeded) return
    await refusal(whoIn(request))
    void reply.header('retry-after', Math.max(1, counted.ttlInSeconds))
    throw new Problem('too-many-requests')
  }
}

/** Whoever is signed in is themselves; everybody else is where they come from. */
export const whoIn = (request: FastifyRequest): string => request.actor?.id ?? addressOf(request)

/** Where a request comes from. A whole network of IPv6 that one customer has is one address. */
const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => normalizeIP(ip)
