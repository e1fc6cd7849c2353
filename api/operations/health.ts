import { z } from 'zod'
import type { App, Deps } from '../deps.ts'
import { readiness, readyOut } from '../../app/readiness.ts'
import { watchesIn } from './watching.ts'

/** Whether the process lives, and whether all that it needs is there. */
export function healthRoutes(app: App, deps: Deps): void {
  const config = { public: true, byAddress: true } as const
  const watches = watchesIn(deps)
  app.get(
    '/health/live',
    {
      config: { ...config, cost: 'free' },
      schema: {
        tags: ['Operations'],
        summary: 'Whether the process is alive',
        response: { 200: z.object({ live: z.boolean() }) },
      },
    },
    async () => ({ live: true }),
  )
  app.get(
    '/health/ready',
    {
      config,
      schema: {
        tags: ['Operations'],
        summary: 'Whether everything needed is there, and what is missing',
        description:
          'What is missing is told to this machine alone; or, where METRICS_TOKEN is set, to whoever sends it as a bearer token.',
        response: { 200: readyOut, 503: readyOut },
      },
    },
    async (request, reply) => {
      const all = await readiness(deps)
      const { ready } = all
      return reply.code(ready ? 200 : 503).send(watches(request) ? all : { ready })
    },
  )
}
