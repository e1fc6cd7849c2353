import { afterAll } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { Actors } from '../../store/actors.ts'
import { AuditLog } from '../../store/audit/log.ts'
import type { App, Deps } from '../../api/deps.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { buildServer } from '../../api/server.ts'
import { trustedClock } from '../../platform/clock-watch.ts'
import { createDatabase, patient, testKeyring } from './database.ts'
import { createJudge } from '../../activities/judge.ts'
import { createVerify } from '../../api/auth/tokens.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { longEnoughMs } from './until.ts'
import { Memberships } from '../../store/memberships.ts'
import { ownNames } from '../../platform/hosts.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { type People, peopleWith } from './people.ts'
import { privateKeyIn } from '../../api/auth/keys.ts'
import { privateKeyOf } from '../../platform/signing.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { type Answer, type Requests, requestsTo } from './requests.ts'
import { Revocations } from '../../store/revocations.ts'
import { referralExample } from './examples.ts'

/** The API over a database of a test's own, with turns taken at once and without Temporal. */
export interface TestApi extends People, Requests {
  readonly app: App
  /** What it is built from, to ask without HTTP. */
  readonly deps: Deps
  readonly database: Database
  readonly databaseUrl: string
  /** Everything that was logged. */
  readonly logged: string[]
  /** The cases' clock, which stands still until it is set. */
  readonly clock: { now: number }
  /** Whether turns are taken; what is sent while they are not is stored, and answered with that at once, or waited for. */
  engine: 'runs' | 'stopped' | 'late'
  /** Refers somebody, as the coordinator, and gives the pathway's id. */
  refer(changes?: object): Promise<string>
  /** Sends a command that must be accepted. */
  done(pathway: string, name: string, token: string, body?: object): Promise<Answer>
  /** One turn of an entity, and of everybody who then has something to do. */
  turn(kind: EntityKind, id: string): Promise<void>
  stop(): Promise<void>
}

/** Monday 2 November 2026 at ten, in London. */
export const mondayMorning = atCivil('2026-11-02', '10:00', ukZone)

/** Starts the API; a test may put other parts in the place of the usual ones. */
export async function startApi(changes: Partial<Deps> = {}): Promise<TestApi> {
  const databaseOf = await createDatabase()
  const database = openDatabase(databaseOf.url, patient(8), testKeyring)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-api-'))
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const audit = new AuditLog(databaseOf.url, patient(1))
  const outcomes = new Outcomes(databaseOf.url, database)
  outcomes.start()
  const time = { now: mondayMorning }
  const clock = {
    now: async () => time.now,
    engine: async (at: number) => at,
    ago: async (realMs: number) => time.now - realMs,
    speed: 1,
    stop: () => undefined,
  }
  const judge = createJudge({
    database,
    clock,
    namespace: await readNamespace(database),
    mailDomain: 'example.org',
    log,
    wake: (kind, id) => turn(kind, id),
  })
  const turn = async (kind: EntityKind, id: string): Promise<void> => {
    let more = true
    while (more) more = (await judge({ kind, id })).more === true
  }
  const config = {
    authIssuer: 'throughline',
    publicUrl: 'http://localhost:3000',
    hosts: ownNames,
    mailFrom: 'Throughline <throughline@example.org>',
    dataDir,
    authJwksUrl: undefined,
  }
  const deps: Deps = {
    config,
    log,
    database,
    audit,
    actors: new Actors(database),
    memberships: new Memberships(database, outcomes),
    revocations: new Revocations(database, outcomes),
    outcomes,
    clock,
    clockWatch: trustedClock,
    freeSpace: { look: async () => [] },
    attendant: { wake: async (kind, id) => (api.engine === 'runs' ? turn(kind, id) : undefined) },
    temporalHealth: async () => ({
      reachable: true,
      namespace: true,
      missingSearchAttributes: [],
      workerPolling: true,
      otherVersionPolling: false,
    }),
    verify: await createVerify(config),
    exportKey: () => privateKeyOf(dataDir, 'audit'),
    get patienceMs() {
      return api.engine === 'stopped' ? 0 : longEnoughMs
    },
    ...changes,
  }
  const app = await buildServer(deps)
  const api: TestApi = {
    ...peopleWith(await privateKeyIn(dataDir)),
    ...requestsTo(app),
    app,
    deps,
    database,
    databaseUrl: databaseOf.url,
    logged,
    clock: time,
    engine: 'runs',
    turn,
    refer: async (more = {}) => {
      const coordinator = await api.token('coordinator')
      const body = { ...referralExample, ...more }
      const answer = await api.send('POST', '/api/referrals', coordinator, body)
      if (answer.status !== 201)
        throw new Error(`the referral was answered with ${answer.status}: ${answer.text}`)
      return pathwayOf(answer)
    },
    done: async (pathway, name, token, body = {}) => {
      const answer = await api.send(
        'POST',
        `/api/pathways/${pathway}/commands/${name}`,
        token,
        body,
      )
      if (answer.status !== 200)
        throw new Error(`${name} was answered with ${answer.status}: ${answer.text}`)
      return answer
    },
    stop: async () => {
      await app.close()
      await outcomes.stop()
      await audit.stop()
      await database.destroy()
      await databaseOf.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return api
}

/** An API of a test file's own, which stops after the file's tests. */
export async function ownApi(changes: Partial<Deps> = {}): Promise<TestApi> {
  const api = await startApi(changes)
  afterAll(() => api.stop())
  return api
}

/** The pathway that an answer is about. */
export const pathwayOf = ({ body }: Answer): string => String(body['pathwayId'])

/** The items of a list. */
export const itemsOf = ({ body }: Answer): Record<string, unknown>[] =>
  body['items'] as Record<string, unknown>[]

/** Where the next page of a list begins; undefined after the last. */
export const cursorOf = ({ body }: Answer): string | undefined =>
  typeof body['nextCursor'] === 'string' ? body['nextCursor'] : undefined
