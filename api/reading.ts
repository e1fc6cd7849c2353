import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { actor } from './auth/permissions.ts'
import type { Account } from '../app/access/account.ts'
import type { App } from './deps.ts'
import { unwrap } from './problem.ts'
import type { No } from '../app/answers.ts'
import { readErrors } from './responses.ts'
import type { Who } from '../domain/entity/rule.ts'

/** What a route that reads is documented with, takes and shows. */
interface Reading<P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType> {
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  /** Anybody with a role, if nobody is named. */
  readonly who?: Who
  readonly cost?: 'costly' | undefined
  /** What makes it costly if it is asked for. */
  readonly costlyWith?: string
  readonly params?: P
  readonly query?: Q
  readonly shows: S
  readonly errors?: object
}

/** What was asked: its place in the address, and the rest of it. */
interface Asked<P, Q> {
  readonly params: P
  readonly query: Q
}

/** The id in an address. */
export const idParams = z.object({ id: z.string().max(100) })

/** A route that reads: who asks, what, and what they are shown, with the headers that go with it. */
export function readRoute<P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType>(
  app: App,
  url: string,
  reading: Reading<P, Q, S>,
  ask: (by: Account, asked: Asked<z.output<P>, z.output<Q>>) => Promise<z.input<S> | No>,
  headersOf: (shown: z.input<S>) => Readonly<Record<string, string>> = () => ({}),
): void {
  const { who = 'anyAgency', cost, costlyWith, ...rest } = reading
  const { params, query, shows, errors = readErrors, tags, ...docs } = rest
  const schema: FastifySchema = {
    ...docs,
    tags,
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    response: { 200: shows, ...errors },
  }
  const config = { who, ...(cost && { cost }), ...(costlyWith && { costlyWith }) }
  app.get(url, { config, schema }, async (request, reply) => {
    // Both were parsed by these schemas.
    const asked = { params: request.params, query: request.query } as Asked<
      z.output<P>,
      z.output<Q>
    >
    const shown = unwrap(await ask(actor(request), asked))
    return reply.headers(headersOf(shown)).send(shown)
  })
}
