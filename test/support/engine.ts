import { randomUUID } from 'node:crypto'
import {
  type NativeConnection,
  type Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import { type Client } from '@temporalio/client'
import { temporal } from '@temporalio/proto'
import { type History } from '@temporalio/common/lib/proto-utils.js'
import { pino } from 'pino'
import { type Activities } from '../../activities/contract.ts'
import { type Actor, type EntityKind } from '../../domain/decider.ts'
import { Attendant, workflowIdOf } from '../../client/temporal.ts'
import { bundle } from '../../worker/bundle.ts'
import { type Clock } from '../../platform/clock.ts'
import { createActivities, createWorker } from '../../worker/worker.ts'
import { createDatabase } from './database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { keepCommand } from '../../store/inbox.ts'
import { type Outcome } from '../../domain/turn.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { type Role } from '../../domain/codes.ts'
import { submit } from '../../client/submit.ts'
import { toDate } from '../../store/values.ts'
import { usualAgency } from './api.ts'

/** The whole Temporal side over a database of a test's own: worker, activities, and people who send commands. */
export interface Engine {
  readonly database: Database
  readonly databaseUrl: string
  readonly attendant: Attendant
  readonly namespace: string
  readonly clock: Clock
  readonly activities: Activities
  readonly worker: Worker
  readonly workflowBundle: WorkflowBundleWithSourceMap
  readonly logged: string[]
  /** Refers somebody in London and gives the pathway's id. */
  refer(changes?: object): Promise<string>
  /** Sends a command and waits for what becomes of it. */
  send(
    pathway: string,
    name: string,
    role: Role,
    body?: object,
    how?: { agency?: string; id?: string },
  ): Promise<Outcome>
  /** Waits until an entity's workflow has taken its turn and sleeps, as it does between what people do. */
  settled(kind: EntityKind, id: string): Promise<void>
  stop(): Promise<void>
}

export interface EngineParts {
  readonly client: Client
  readonly connection: NativeConnection
  readonly temporalNamespace: string
  readonly clock: Clock | ((database: Database) => Clock)
  readonly smtpUrl: string
  readonly patienceMs?: number
  /** Changes to the activities, such as a death between commit and answer. */
  readonly alter?: (activities: Activities) => Activities
}

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined

/** One bundle for all tests of a file: it takes seconds. */
export const testBundle = (): Promise<WorkflowBundleWithSourceMap> => (bundled ??= bundle())

export const actorOf = (role: Role, agency: string = usualAgency[role]): Actor => ({
  id: `test-${role}`,
  agency,
  roles: [role],
  sites: ['london'],
})

/** Starts the Temporal side. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
  const { url } = await createDatabase()
  const database = openDatabase(url, { connectMs: 2000, queryMs: 4000, connections: 10 })
  const namespace = await readNamespace(database)
  const clock = typeof parts.clock === 'function' ? parts.clock(database) : parts.clock
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const attendant = new Attendant(parts.client)
  const config = {
    smtpUrl: parts.smtpUrl,
    mailFrom: 'Throughline <throughline@example.org>',
    publicUrl: 'http://localhost:3000',
  }
  const real = createActivities({ database, clock, namespace, attendant, log, config })
  const activities = parts.alter ? parts.alter(real) : real
  const workflowBundle = await testBundle()
  const worker = await createWorker(
    parts.connection,
    parts.temporalNamespace,
    workflowBundle,
    activities,
  )
  const running = worker.run()
  const outcomes = new Outcomes(url, database)
  outcomes.start()

  const send: Engine['send'] = async (pathway, name, role, body = {}, how = {}) => {
    const id = how.id ?? randomUUID()
    const { outcome } = await submit<undefined>({
      wait: () => outcomes.wait(id),
      keep: async () => {
        await database.transaction().execute(async (tx) =>
          keepCommand(tx, {
            id,
            kind: 'pathway',
            entity: pathway,
            name,
            body,
            actor: actorOf(role, how.agency),
            digest: id,
            receivedAt: await clock.now(),
            storedReal: Date.now(),
          }),
        )
        return { kept: undefined, judge: true }
      },
      wake: () =>
        attendant.wake('pathway', pathway, {
          site: 'london',
          stage: 'received',
          ...(name === 'submit-referral' ? { fresh: true } : {}),
        }),
      read: () => Promise.resolve(undefined),
      patienceMs: parts.patienceMs ?? 20_000,
    })
    if (!outcome) throw new Error(`${name} was not judged in time`)
    return outcome
  }

  return {
    database,
    databaseUrl: url,
    attendant,
    namespace,
    clock,
    activities,
    worker,
    workflowBundle,
    logged,
    send,
    refer: async (changes = {}) => {
      const pathway = `pw${randomUUID().replaceAll('-', '').slice(0, 12)}`
      await storeReferral(database, pathway, await clock.now())
      await send(pathway, 'submit-referral', 'coordinator', { ...referralBody(), ...changes })
      return pathway
    },
    settled: (kind, id) => untilSettled(attendant, kind, id),
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await running
      await outcomes.stop()
      clock.stop()
      await database.destroy()
    },
  }
}

/** Not by a query: the server that skips time answers one with a workflow task of its own. */
async function untilSettled(attendant: Attendant, kind: EntityKind, id: string): Promise<void> {
  const handle = attendant.client.workflow.getHandle(workflowIdOf(kind, id))
  for (let tries = 0; tries < 400; tries++) {
    const { events } = await handle.fetchHistory()
    if (asleep(events ?? [])) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${kind} ${id} did not settle`)
}

/** Nothing is under way: each activity has its end, and the last task has been answered. */
function asleep(events: NonNullable<History['events']>): boolean {
  const { EventType } = temporal.api.enums.v1
  const count = (type: temporal.api.enums.v1.EventType) =>
    events.filter(({ eventType }) => eventType === type).length
  return (
    count(EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) ===
      count(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) &&
    count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) ===
      count(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
  )
}

/** A referral as the rules see it. */
export const referralBody = () => ({
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  person: randomUUID(),
  victim: randomUUID(),
  safeToContact: true,
  concern: { summary: randomUUID(), incidents: [] },
  screening: { tool: 'stst', score: 9 },
  lawfulBasis: 'lawEnforcement',
  urgent: false,
})

async function storeReferral(database: Database, id: string, at: number): Promise<void> {
  await database
    .insertInto('pathways')
    .values({
      id,
      site: 'london',
      stage: 'received',
      version: 0,
      flags: [],
      person: randomUUID(),
      victim: randomUUID(),
      referrer_agency: 'metropolitan-police-service',
      referrer_role: 'policeLead',
      opened_at: toDate(at),
      last_referral_at: toDate(at),
      stage_since: toDate(at),
    })
    .execute()
}
