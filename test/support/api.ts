import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { pino } from 'pino'
import { Actors } from '../../store/actors.ts'
import { type App, type Deps } from '../../api/deps.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { buildServer } from '../../api/server.ts'
import { createDatabase } from './database.ts'
import { createJudge } from '../../activities/judge.ts'
import { createVerify, signToken } from '../../api/auth/tokens.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { type EntityKind } from '../../domain/decider.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { privateKeyIn } from '../../api/auth/keys.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { referralExample } from '../../api/commands/examples.ts'
import { type Role } from '../../domain/codes.ts'

/** Who sends a request, where a test does not say otherwise: a person of the usual agency, in London. */
export interface Who {
  readonly agency?: string
  readonly sites?: readonly string[]
  readonly sub?: string
}

export interface Sending {
  readonly key?: string
  readonly ifMatch?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, its body parsed. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

/** The API over a database of a test's own, with turns taken at once and without Temporal. */
export interface TestApi {
  readonly app: App
  readonly database: Database
  /** Everything that was logged. */
  readonly logged: string[]
  /** The cases' clock, which stands still until it is set. */
  readonly clock: { now: number }
  /** Whether turns are taken; what is sent meanwhile is stored. */
  engine: 'runs' | 'stopped'
  token(role: Role | readonly Role[], who?: Who): Promise<string>
  /** A token with any claims changed, as only our own key could sign it; `undefined` leaves one out. */
  signed(changed: Readonly<Record<string, unknown>>): Promise<string>
  get(url: string, token?: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    token: string,
    body?: unknown,
    how?: Sending,
  ): Promise<Answer>
  /** Refers somebody, as the coordinator, and gives the pathway's id. */
  refer(changes?: object): Promise<string>
  /** Sends a command that must be accepted. */
  done(pathway: string, name: string, token: string, body?: object): Promise<Answer>
  /** One turn of an entity, and of everybody who then has something to do. */
  turn(kind: EntityKind, id: string): Promise<void>
  stop(): Promise<void>
}

export const usualAgency: Readonly<Record<Role, string>> = {
  coordinator: 'suzy-lamplugh-trust',
  victimAdvocate: 'suzy-lamplugh-trust',
  supervisor: 'suzy-lamplugh-trust',
  dataProtectionOfficer: 'suzy-lamplugh-trust',
  administrator: 'suzy-lamplugh-trust',
  policeLead: 'metropolitan-police-service',
  chair: 'metropolitan-police-service',
  forensicClinician: 'barnet-enfield-haringey-mental-health-trust',
  probation: 'national-probation-service-london',
  agencyWorker: 'london-housing',
}

/** Monday 2 November 2026 at ten, in London. */
export const mondayMorning = atCivil('2026-11-02', '10:00', ukZone)

const patience = { connectMs: 15_000, queryMs: 15_000, connections: 8 }

/** Starts the API; a test may put other parts in the place of the usual ones. */
export async function startApi(changes: Partial<Deps> = {}): Promise<TestApi> {
  const databaseOf = await createDatabase()
  const database = openDatabase(databaseOf.url, patience)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-api-'))
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
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
    mailFrom: 'Throughline <throughline@example.org>',
    mailbox: true,
    dataDir,
    authJwksUrl: undefined,
  }
  const app = await buildServer({
    config,
    log,
    database,
    actors: new Actors(database),
    outcomes,
    clock,
    attendant: { wake: async (kind, id) => (api.engine === 'runs' ? turn(kind, id) : undefined) },
    temporalHealth: async () => ({
      reachable: true,
      namespace: true,
      missingSearchAttributes: [],
      workerPolling: true,
    }),
    verify: await createVerify(config),
    ...changes,
  })
  const key = await privateKeyIn(dataDir)
  const api: TestApi = {
    app,
    database,
    logged,
    clock: time,
    engine: 'runs',
    turn,
    token: (role, { agency, sites = ['london'], sub } = {}) => {
      const roles = typeof role === 'string' ? [role] : [...role]
      const from = agency ?? usualAgency[roles[0]!]
      const claims = {
        sub: sub ?? `${roles.join('+')}@${from}`,
        name: `${roles[0]} Person`,
        agency: from,
        roles,
        sites: [...sites],
      }
      return signToken(key, 'throughline', claims, 1)
    },
    signed: async (changed) => {
      const now = Math.floor(Date.now() / 1000)
      const usual = {
        sub: 'somebody',
        agency: 'london-housing',
        roles: ['agencyWorker'],
        sites: ['london'],
        iss: 'throughline',
        aud: 'throughline',
        exp: now + 3600,
      }
      const claims = new SignJWT(JSON.parse(JSON.stringify({ ...usual, ...changed })) as JWTPayload)
      return claims.setProtectedHeader({ alg: 'ES256' }).sign(await importJWK(key, 'ES256'))
    },
    get: async (url, token) =>
      answerOf(
        await app.inject({ url, headers: token ? { authorization: `Bearer ${token}` } : {} }),
      ),
    send: async (method, url, token, body, how = {}) =>
      answerOf(
        await app.inject({
          method,
          url,
          headers: {
            authorization: `Bearer ${token}`,
            'idempotency-key': how.key ?? randomUUID(),
            ...(how.ifMatch === undefined ? {} : { 'if-match': how.ifMatch }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...how.headers,
          },
          ...(body === undefined
            ? {}
            : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
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
      await database.destroy()
      await databaseOf.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
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

function answerOf(response: { statusCode: number; headers: object; body: string }): Answer {
  const { statusCode: status, headers, body: text } = response
  const json = /json/.test(String((headers as Record<string, unknown>)['content-type']))
  return {
    status,
    headers: headers as Record<string, unknown>,
    text,
    body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
  }
}
