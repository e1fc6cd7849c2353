import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { App, Deps } from '../deps.ts'
import { notSignedIn } from '../auth/tokens.ts'
import { Problem } from '../problem.ts'
import { watchesIn } from './watching.ts'

/**
 * Counts and durations for those who watch the system: by route as declared, method and status, and by nothing about anyone.
 * They need its token, where there is one; without it they are on this machine.
 */
export function metricsRoute(app: App, deps: Deps): void {
  const watches = watchesIn(deps)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'throughline_' })
  const requests = new Histogram({
    name: 'throughline_http_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const problems = new Counter({
    name: 'throughline_http_problems_total',
    help: 'Requests that were not done, by status.',
    labelNames: ['status'] as const,
    registers: [registry],
  })
  new Gauge({
    name: 'throughline_clock_ahead_seconds',
    help: "How far the clock of this process is ahead of the database's, when last compared.",
    registers: [registry],
    collect() {
      if (deps.clockWatch.aheadMs !== undefined) this.set(deps.clockWatch.aheadMs / 1000)
    },
  })
  new Gauge({
    name: 'throughline_free_bytes',
    help: 'Room that is left where this machine writes, once for each disk.',
    labelNames: ['place'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { place, freeBytes } of await deps.freeSpace.look()) this.set({ place }, freeBytes)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const status = String(reply.statusCode)
    const route = request.routeOptions.url ?? 'none'
    // A method that no route has is whatever somebody typed.
    const method = request.is404 ? 'any' : request.method
    requests.observe({ method, route, status }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 400) problems.inc({ status })
  })
  app.get(
    '/metrics',
    { config: { public: true, byAddress: true }, schema: { hide: true } },
    async (request, reply) => {
      if (!watches(request))
        throw deps.config.metricsToken === undefined ? new Problem('not-found') : notSignedIn()
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
