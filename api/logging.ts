import type { App } from './deps.ts'

/** One line for each request: its route as it was declared, and never its address, its headers or its body. */
export function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const facts = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(facts, 'request')
  })
}
