import './quiet.ts'
import type { NativeConnection, Worker, WorkflowBundleWithSourceMap } from '@temporalio/worker'
import type { Client } from '@temporalio/client'
import { pino } from 'pino'
import type { Activities } from '../../activities/contract.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { Attendant } from '../../client/temporal.ts'
import { bundle } from '../../worker/bundle.ts'
import type { Clock } from '../../platform/clock.ts'
import { ClockWatch } from '../../platform/clock-watch.ts'
import { compareClocks } from '../../store/database-clock.ts'
import { createActivities, createWorker, type WorkerParts } from '../../worker/worker.ts'
import { createDatabase, patient, testKeyring } from './database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { type Senders, sendersIn } from './senders.ts'
import { untilSettled } from './settled.ts'

/** The whole Temporal side over a database of a test's own: worker, activities, and people who send commands. */
export interface Engine extends Senders {
  readonly database: Database
  readonly databaseUrl: string
  readonly attendant: Attendant
  readonly namespace: string
  readonly clock: Clock
  readonly activities: Activities
  /** The worker that runs at present. */
  readonly worker: Worker
  readonly workflowBundle: WorkflowBundleWithSourceMap
  readonly logged: string[]
  /** Ends the worker, and starts another over the same database with these changes to its activities. */
  restart(alter?: Alter): Promise<void>
  /** Waits until an entity's workflow has taken its turn and sleeps, as it does between what people do. */
  settled(kind: EntityKind, id: string): Promise<void>
  stop(): Promise<void>
}

export interface EngineParts {
  readonly client: Client
  readonly connection: NativeConnection
  readonly temporalNamespace: string
  /** Where whoever sends commands works, unless a test says otherwise; London alone where nothing is said. */
  readonly sites?: readonly string[]
  readonly clock: Clock | ((database: Database) => Clock)
  readonly smtpUrl: string
  /** Changes to the activities, such as a death between commit and answer. */
  readonly alter?: Alter
}

/** Puts others in the place of activities; `parts` is what the usual ones were made from. */
export type Alter = (activities: Activities, parts: WorkerParts) => Activities

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined

/** The one bundle, which the global set-up has built, read once by each process. */
export const testBundle = (): Promise<WorkflowBundleWithSourceMap> => (bundled ??= bundle())

/** Starts the Temporal side. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
  const { url } = await createDatabase()
  const database = openDatabase(url, patient(10), testKeyring)
  const namespace = await readNamespace(database)
  const ofClock = openDatabase(url, patient(1)) // or turns that hold all of the others would wait for it
  const clock = typeof parts.clock === 'function' ? parts.clock(ofClock) : parts.clock
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const attendant = new Attendant(parts.client)
  const config = {
    smtpUrl: parts.smtpUrl,
    mailFrom: 'Throughline <throughline@example.org>',
    publicUrl: 'http://localhost:3000',
  }
  const workflowBundle = await testBundle()
  const watch = new ClockWatch({ log, compare: (own) => compareClocks(database, own) })
  const world: WorkerParts = { database, clock, watch, namespace, attendant, log, config }
  const startWorker = async (alter: Alter = (usual) => usual) => {
    const activities = alter(createActivities(world), world)
    const worker = await createWorker(
      parts.connection,
      parts.temporalNamespace,
      workflowBundle,
      activities,
    )
    return { activities, worker, running: worker.run() }
  }
  let present = await startWorker(parts.alter)
  const stopWorker = async () => {
    if (present.worker.getState() === 'RUNNING') present.worker.shutdown()
    await present.running
  }
  const outcomes = new Outcomes(url, database)
  outcomes.start()

  return {
    ...sendersIn({ database, attendant, outcomes, clock, sites: parts.sites }),
    database,
    databaseUrl: url,
    attendant,
    namespace,
    clock,
    get activities() {
      return present.activities
    },
    get worker() {
      return present.worker
    },
    workflowBundle,
    logged,
    async restart(alter) {
      await stopWorker()
      present = await startWorker(alter)
    },
    settled: (kind, id) => untilSettled(attendant, kind, id),
    async stop() {
      await stopWorker()
      await outcomes.stop()
      clock.stop()
      await ofClock.destroy()
      await database.destroy()
    },
  }
}
