import { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Logger } from 'pino'
import { type ZodTypeProvider } from 'fastify-type-provider-zod'
import { type Actors } from '../store/actors.ts'
import { type Attendant } from '../client/temporal.ts'
import { type Clock } from '../platform/clock.ts'
import { type Config } from '../platform/config.ts'
import { type Database } from '../store/database.ts'
import { type Outcomes } from '../store/outcomes.ts'
import { type TemporalHealth } from '../client/health.ts'
import { type Verify } from './auth/tokens.ts'

/** What the API is built from; made in `main.ts`, and by tests as they need it. */
export interface Deps {
  readonly config: Pick<Config, 'authIssuer' | 'publicUrl' | 'mailFrom' | 'mailbox' | 'dataDir'>
  readonly log: Logger
  readonly database: Database
  readonly actors: Actors
  readonly outcomes: Pick<Outcomes, 'wait'>
  readonly clock: Clock
  readonly attendant: Pick<Attendant, 'wake'>
  readonly temporalHealth: () => Promise<TemporalHealth>
  readonly verify: Verify
  /** How long a caller waits for an outcome, where it is not the usual time. */
  readonly patienceMs?: number
}

/** The server, whose routes are typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
