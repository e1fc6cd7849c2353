import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../platform/config.ts'
import type { CountRequest } from './limits/counting.ts'
import type { Deps as AppDeps } from '../app/deps.ts'
import type { Verify } from './auth/tokens.ts'

/** What the API is built from: what answers are made with, and how a token is checked. */
export interface Deps extends AppDeps {
  readonly config: Pick<
    Config,
    | 'authIssuer'
    | 'publicUrl'
    | 'hosts'
    | 'metricsToken'
    | 'mailFrom'
    | 'dataDir'
    | 'signIn'
    | 'limits'
  >
  readonly verify: Verify
  /** Counts requests for several processes together; without it, each counts its own. */
  readonly countRequest?: CountRequest | undefined
}

/** The server, whose routes are typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
