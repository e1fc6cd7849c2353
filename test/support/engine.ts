import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import './quiet.ts'
import {
  type NativeConnection,
  type Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import { type Client } from '@temporalio/client'
import { pino } from 'pino'
import { type Activities } from '../../activities/contract.ts'
import { type Actor, type EntityKind } from '../../domain/decider.ts'
import { Attendant } from '../../client/temporal.ts'
import { bundle } from '../../worker/bundle.ts'
import { type Clock } from '../../platform/clock.ts'
import { createActivities, createWorker, type WorkerParts } from '../../worker/worker.ts'
import { createDatabase } from './database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { type Kept, keepCommand, readCommand } from '../../store/inbox.ts'
import { type Outcome } from '../../domain/turn.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { type Role } from '../../domain/codes.ts'
import { toDate } from '../../store/values.ts'
import { untilSettled } from './settled.ts'
import { usualAgency } from './api.ts'

/** Who sends a command, where it is not the role's usual agency in London, and under which id. */
interface How {
  readonly agency?: string
  readonly id?: string
  readonly actor?: Actor
  /** To which kind of entity; a pathway where nothing is said. */
  readonly kind?: EntityKind
}

/** The whole Temporal side over a database of a test's own: worker, activities, and people who send commands. */
export interface Engine {
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
  /** Refers somebody in London and gives the pathway's id. */
  refer(changes?: object): Promise<string>
  /** Sends a command and waits for what becomes of it. */
  send(pathway: string, name: string, role: Role, body?: object, how?: How): Promise<Outcome>
  /** Stores a command and tells nobody, as an API does that dies between the two; gives the command's id. */
  store(pathway: string, name: string, role: Role, body?: object, how?: How): Promise<string>
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
  readonly patienceMs?: number
  /** Changes to the activities, such as a death between commit and answer. */
  readonly alter?: Alter
}

/** Puts others in the place of activities; `parts` is what the usual ones were made from. */
export type Alter = (activities: Activities, parts: WorkerParts) => Activities

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined

/** One bundle for all tests of a file: it takes seconds. */
export const testBundle = (): Promise<WorkflowBundleWithSourceMap> => (bundled ??= bundle())

export const actorOf = (
  role: Role,
  agency: string = usualAgency[role],
  sites: readonly string[] = ['london'],
): Actor => ({
  id: `test-${role}`,
  agency,
  roles: [role],
  sites,
})

/** Starts the Temporal side. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
  const { url } = await createDatabase()
  const database = openDatabase(url, { connectMs: 15_000, queryMs: 4000, connections: 10 })
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
  const workflowBundle = await testBundle()
  const world: WorkerParts = { database, clock, namespace, attendant, log, config }
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

  const keep: (...command: Parameters<Engine['store']>) => Promise<Kept> = async (...command) => {
    const [pathway, name, role, body = {}, how = {}] = command
    const { id = randomUUID(), agency, actor, kind = 'pathway' } = how
    const receivedAt = await clock.now()
    return database.transaction().execute(async (tx) =>
      keepCommand(tx, {
        id,
        kind,
        entity: pathway,
        name,
        body,
        actor: actor ?? actorOf(role, agency, parts.sites),
        digest: id,
        receivedAt,
        storedReal: Date.now(),
      }),
    )
  }
  const send: Engine['send'] = async (pathway, name, role, body = {}, how = {}) => {
    const id = how.id ?? randomUUID()
    const waiting = outcomes.wait(id)
    try {
      const kept = await keep(pathway, name, role, body, { ...how, id })
      if (kept.kept === 'same' && kept.outcome) return kept.outcome
      const made = name === 'submit-referral' ? { fresh: true as const } : {}
      const shown = { site: 'london', stage: 'received', ...made }
      void attendant.wake(how.kind ?? 'pathway', pathway, shown).catch(() => undefined)
      const late = setTimeout(parts.patienceMs ?? 20_000, undefined, { ref: false })
      const outcome =
        (await Promise.race([waiting.outcome, late])) ?? (await readCommand(database, id))?.outcome
      if (!outcome) throw new Error(`${name} was not judged in time`)
      return outcome
    } finally {
      waiting.leave()
    }
  }

  return {
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
    send,
    async store(pathway, name, role, body, how = {}) {
      const id = how.id ?? randomUUID()
      await keep(pathway, name, role, body, { ...how, id })
      return id
    },
    async restart(alter) {
      await stopWorker()
      present = await startWorker(alter)
    },
    refer: async (changes = {}) => {
      const pathway = `pw${randomUUID().replaceAll('-', '').slice(0, 12)}`
      await storeReferral(database, pathway, await clock.now())
      await send(pathway, 'submit-referral', 'coordinator', { ...referralBody(), ...changes })
      return pathway
    },
    settled: (kind, id) => untilSettled(attendant, kind, id),
    async stop() {
      await stopWorker()
      await outcomes.stop()
      clock.stop()
      await database.destroy()
    },
  }
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
