import { Kysely, PostgresDialect } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { Actors } from '../../store/actors.ts'
import { AuditLog } from '../../store/audit/log.ts'
import type { Deps } from '../../app/deps.ts'
import { buildServer } from '../../api/server.ts'
import { connectionOptions, openDatabase } from '../../store/database.ts'
import { createVerify, signToken } from '../../api/auth/tokens.ts'
import { figuresOf } from '../figures.ts'
import { fill } from './fill.ts'
import { migrate } from '../../store/migrate.ts'
import { Memberships } from '../../store/memberships.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { privateKeyIn } from '../../api/auth/keys.ts'
import { trustedClock } from '../../platform/clock-watch.ts'
import { realClock } from '../../platform/clock.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import { passingKeyring } from '../../store/vault/ring.ts'
import type { Role } from '../../domain/codes.ts'
import { startCluster } from '../../scripts/throw-away/postgres.ts'
import type { Tables } from '../../store/schema.ts'
import { type Ask, asks } from './asks.ts'
import { benchWarden } from './warden.ts'
import { planOf, type Sent } from './plans.ts'
import { writePart } from '../results.ts'
import { Revocations } from '../../store/revocations.ts'
import { ownNames } from '../../platform/hosts.ts'

const times = 30
const mostMs = 100
/** As the API opens it, only more patient: what is slow is to be measured, and not refused. */
const patience = { connectMs: 5000, queryMs: 60_000, connections: 4 }

/** Fills a database of its own with so many open pathways, asks for every list, and prints how long each takes and its plan. */
export async function benchLists(pathways: number, write: boolean): Promise<void> {
  const say = (what: string) =>
    process.stderr.write(`${(performance.now() / 1000).toFixed(1)} s ${what}\n`)
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const cluster = await startCluster({ durable: true })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'))
  try {
    await migrate(cluster.url, { meetings: true }, passingKeyring())
    const filling = openDatabase(cluster.url, { ...patience, queryMs: 600_000, connections: 1 })
    await fill(filling, pathways, say).finally(() => filling.destroy())
    const warden = await benchWarden(cluster.url)
    say(warden)
    const lines = await measure(cluster.url, dataDir, say)
    const text = [
      `${pathways} open pathways; each list asked ${times} times.`,
      '',
      ...lines,
      '',
      warden,
    ].join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('Lists', text)
  } finally {
    await cluster.stop()
    clearInterval(alive)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(url: string, dataDir: string, say: (what: string) => void) {
  const sent: Sent[] = []
  const pool = new pg.Pool({ ...connectionOptions(url, patience), max: patience.connections })
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void sent.push(query),
  })
  const outcomes = new Outcomes(url, database)
  const audit = new AuditLog(url, patience)
  const memberships = new Memberships(database, outcomes)
  const revocations = new Revocations(database, outcomes)
  const app = await appOver({ database, outcomes, audit, memberships, revocations }, dataDir)
  const key = await privateKeyIn(dataDir)
  const tokenOf = (agency: string, role: Role, sites: readonly string[]) =>
    signToken(
      key,
      'throughline',
      { sub: `${role}@${agency}`, agency, roles: [role], sites: [...sites] },
      12,
    )
  const explaining = new pg.Client({ connectionString: url })
  await explaining.connect()
  const lines = [
    '| list | sites | p50 | p95 | page 5, p95 | plan |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  for (const sites of [['london'], Object.keys(seedSites)])
    for (const ask of asks) {
      const token = ask.confined
        ? await tokenOf('suzy-lamplugh-trust', 'agencyWorker', sites)
        : await tokenOf('suzy-lamplugh-trust', 'coordinator', sites)
      const get = async (cursor?: string) => {
        const url = `/api/${ask.list}${cursor === undefined ? '' : `${ask.list.includes('?') ? '&' : '?'}cursor=${cursor}`}`
        sent.length = 0
        const began = performance.now()
        const answer = await app.inject({ url, headers: { authorization: `Bearer ${token}` } })
        if (answer.statusCode !== 200)
          throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
        const { nextCursor } = answer.json<{ nextCursor: string | null }>()
        return { ms: performance.now() - began, next: nextCursor ?? undefined }
      }
      let cursor: string | undefined
      for (let page = 1; page < 5; page++) cursor = (await get(cursor)).next ?? cursor
      const many = async (from?: string) => {
        const taken: number[] = []
        for (let n = 0; n < times; n++) taken.push((await get(from)).ms)
        return figuresOf(taken)
      }
      const [first, later] = [await many(), await many(cursor)]
      const reads = sent.filter((one) => one.sql.startsWith('select') || /^\s+select/.test(one.sql))
      const query = reads.sort((a, b) => b.sql.length - a.sql.length)[0]
      const plan = query ? await planOf(explaining, query) : 'none'
      const late = Math.max(first.p95, later.p95) > mostMs ? ' **slow**' : ''
      const line = `| ${nameOf(ask)} | ${sites.length} | ${ms(first.median)} | ${ms(first.p95)} | ${ms(later.p95)}${late} | ${plan} |`
      say(line)
      lines.push(line)
    }
  await explaining.end()
  await app.close()
  await outcomes.stop()
  await audit.stop()
  await database.destroy()
  return lines
}

/** The API over the filled database, without Temporal. */
async function appOver(
  parts: Pick<Deps, 'database' | 'outcomes' | 'audit' | 'memberships' | 'revocations'>,
  dataDir: string,
) {
  const config = {
    authIssuer: 'throughline',
    authJwksUrl: undefined,
    publicUrl: 'http://localhost:3000',
    hosts: ownNames,
    mailFrom: 'throughline@example.org',
    dataDir,
  }
  return buildServer({
    config,
    log: pino({ level: 'silent' }),
    ...parts,
    actors: new Actors(parts.database),
    clockWatch: trustedClock,
    freeSpace: { look: async () => [] },
    clock: realClock,
    attendant: { wake: () => Promise.resolve() },
    temporalHealth: () => Promise.reject(new Error('there is none')),
    verify: await createVerify(config),
    exportKey: () => privateKeyIn(dataDir),
  })
}

const nameOf = ({ list, confined }: Ask): string =>
  `\`${list}\`${confined ? ', own agency only' : ''}`

const ms = (value: number): string => value.toFixed(1)
