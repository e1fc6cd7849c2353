import type { App, Deps } from './deps.ts'
import { Problem } from './problem.ts'
import { WrongClock } from '../platform/clock-watch.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is for everybody, and yet changes something that has a date. */
    dated?: true
  }
}

const readings = ['GET', 'HEAD']

/**
 * Takes nothing that a wrong clock would date: whatever changes something is answered with 503 until the clock agrees with the
 * database's. Readings go on, and so does signing in and out.
 */
export function refuseByWrongClock(app: App, { clockWatch }: Pick<Deps, 'clockWatch'>): void {
  app.addHook('preHandler', async ({ method, is404, routeOptions: { config } }) => {
    if (is404 || readings.includes(method) || (config.public && !config.dated)) return
    try {
      await clockWatch.assure()
    } catch (error) {
      if (!(error instanceof WrongClock)) throw error
      throw new Problem('wrong-clock', { headers: { 'retry-after': '10' } })
    }
  })
}
