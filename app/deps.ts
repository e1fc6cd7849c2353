import type { JWK } from 'jose'
import type { Logger } from 'pino'
import type { Actors } from '../store/actors.ts'
import type { AuditLog } from '../store/audit/log.ts'
import type { Attendant } from '../client/temporal.ts'
import type { Clock } from '../platform/clock.ts'
import type { ClockWatch } from '../platform/clock-watch.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../store/database.ts'
import type { FreeSpace } from '../platform/free-space.ts'
import type { Memberships } from '../store/memberships.ts'
import type { Outcomes } from '../store/outcomes.ts'
import type { Revocations } from '../store/revocations.ts'
import type { TemporalHealth } from '../client/health.ts'

/** What answers are made with; put together in `api/main.ts`, and by tests as they need it. */
export interface Deps {
  readonly config: Pick<Config, 'authIssuer' | 'publicUrl' | 'mailFrom' | 'signIn'>
  readonly log: Logger
  readonly database: Database
  readonly audit: Pick<AuditLog, 'append' | 'digestOf'>
  readonly actors: Actors
  readonly memberships: Pick<Memberships, 'current' | 'forget'>
  readonly revocations: Pick<Revocations, 'has' | 'forget' | 'follow'>
  /** The key that signs what is taken out of the audit log. */
  readonly exportKey: () => Promise<JWK>
  readonly outcomes: Pick<Outcomes, 'wait' | 'follow' | 'followKeptOut'>
  readonly clock: Clock
  /** Whether this process's clock agrees with the database's. */
  readonly clockWatch: Pick<ClockWatch, 'assure' | 'aheadMs'>
  /** How much room is left where this machine writes. */
  readonly freeSpace: Pick<FreeSpace, 'look'>
  readonly attendant: Pick<Attendant, 'wake'>
  readonly temporalHealth: () => Promise<TemporalHealth>
  /** How long a caller waits for an outcome, if not the usual time. */
  readonly patienceMs?: number
}
