import { z } from 'zod'
import type { App, Deps } from '../deps.ts'
import { readiness, readyOut } from '../../app/readiness.ts'

/** Whether the process lives, and whether all that it needs is there. */
export function healthRoutes(app: App, deps: Deps): void {
  const config = { public: true } as const
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
        response: { 200: readyOut, 503: readyOut },
      },
    },
    async (_request, reply) => {
      const ready = await readiness(deps)
      return reply.code(ready.ready ? 200 : 503).send(ready)
    },
  )
}
