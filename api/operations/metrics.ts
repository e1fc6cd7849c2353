import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { App } from '../deps.ts'

/** Counts and durations for those who watch the system: by route as declared, method and status, and by nothing about anyone. */
export function metricsRoute(app: App): void {
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
    { config: { public: true }, schema: { hide: true } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )
}
