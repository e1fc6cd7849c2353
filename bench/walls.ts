import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { cpus, loadavg } from 'node:os'
import { addressAs, ensureRoles, postgresRoles } from '../scripts/supervisor/postgres-roles.ts'
import { caseloadQuery, caseloadView } from '../app/views/lists/caseload.ts'
import { classWords } from '../store/words-classes.ts'

import { type Figures, figuresOf, inMs } from './figures.ts'
import { fill } from './lists/fill.ts'
import { isNo } from '../app/answers.ts'
import { migrate } from '../store/migrate.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { passingKeyring } from '../store/vault/ring.ts'
import { reachFor } from '../store/reach.ts'
import { sendCommand } from '../app/commands/send.ts'
import { type Served, serveMadeUp } from '../scripts/demo/served.ts'
import { startCluster } from '../scripts/throw-away/postgres.ts'
import { walled } from '../domain/words-wall.ts'
import { writePart } from './results.ts'

const pathways = 2000
const lived = 12
/** Measured in turns, so that a busy moment meets both. */
const [rounds, inRound] = [12, 8]
const tables = ['words', 'person_records', 'victim_records', 'match_keys', 'drafts']
const patience = { connectMs: 5000, queryMs: 600_000, connections: 1 }

/** Measures what the policies on the tables with words cost a command and a page, beside the same without them. */
export async function benchWalls(write: boolean): Promise<void> {
  const alive = setInterval(() => undefined, 1000) // the server does not keep this process
  const keyring = passingKeyring()
  const cluster = await startCluster({ durable: true })
  await ensureRoles(cluster)
  const ownerUrl = addressAs(cluster, 'owner')
  await migrate(ownerUrl, { meetings: true }, keyring, postgresRoles.application)
  const owner = openDatabase(ownerUrl, patience)
  try {
    await fill(owner, pathways, (what) => process.stderr.write(`${what}\n`))
    const databaseUrl = addressAs(cluster, 'application')
    const served = await serveMadeUp({ databaseUrl, keyring, size: lived })
    process.stderr.write('measuring\n')
    await sql`analyze`.execute(owner)
    const text = (await measure(served, owner).finally(() => served.stop())).join('\n')
    process.stdout.write(`${text}\n`)
    if (write) writePart('Row-level security', text)
  } finally {
    await owner.destroy()
    await cluster.stop()
    clearInterval(alive)
  }
}

type Work = () => Promise<unknown>

async function measure(served: Served, owner: Database): Promise<string[]> {
  const { database } = served.deps
  const asked = await askedOf(served)
  const texts = (await owner.selectFrom('words').select('id').limit(2).execute()).map(
    ({ id }) => [id, walled('decision', 'triage-decided.rationale', {})] as const,
  )
  const inTurn = (work: (tx: Database) => Promise<void>) => async () =>
    database.transaction().execute(async (tx) => {
      const began = performance.now()
      await work(tx)
      return performance.now() - began
    })
  const reaching = await alone(inTurn((tx) => reachFor(tx, { works: 'engine' })))
  const classing = await alone(
    inTurn(async (tx) => {
      await reachFor(tx, { works: 'engine' })
      await classWords(tx, texts)
    }),
  )
  const rows: string[] = []
  for (const [what, added, work] of asked) {
    const [off, on] = await inTurns(owner, work)
    const more = added === 'command' ? classing.low : reaching.low
    const line = row(what, off, on, more)
    process.stderr.write(`${line}\n`)
    rows.push(line)
  }
  return [
    `${pathways} pathways; ${cpus().length} cores, Node ${process.versions.node}, load ${(loadavg()[0] ?? 0).toFixed(1)} after; ${rounds * inRound} times each, in turns; over HTTP or as a command without Temporal.`,
    '',
    `A transaction says how far it reaches in ${inMs(reaching.median)} (95 of 100: ${inMs(reaching.p95)}); with that, a turn notes what two texts are to the wall in ${inMs(classing.median)} (${inMs(classing.p95)}). Both are in the two columns; the last column is with all of it, over what is left of the first without them, by the quicker quarter.`,
    '',
    '| | policies off: 25, 50 and 95 of 100 within | policies on | with all, over without any |',
    '| --- | --- | --- | --- |',
    ...rows,
  ]
}

type Asked = readonly [what: string, added: 'command' | 'read', work: Work]

async function askedOf({ at, deps, signIn, actor }: Served): Promise<readonly Asked[]> {
  const { id } = await deps.database
    .selectFrom('entities')
    .innerJoin('pathways', 'pathways.id', 'entities.id')
    .select('pathways.id')
    .where('site', '=', 'london')
    .where('stage', '=', 'sessions')
    .where('seq', '>', 20)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const cookie = await signIn('coordinator')
  const [police, reader] = [await actor('policeLead'), await actor('coordinator')]
  const search = caseloadQuery.parse({ q: 'anders' })
  const headers = { cookie: `${cookie.name}=${cookie.value}` }
  const page =
    (to: string): Work =>
    async () => {
      const answer = await fetch(new URL(to, at), { headers })
      if (answer.status !== 200) throw new Error(`${to}: ${answer.status}`)
      await answer.text()
    }
  const body = { on: '2026-01-05', kind: 'contact', note: 'Was seen at the gate again. '.repeat(4) }
  const command = async () => {
    const sender = { key: randomUUID(), actor: police, ifMatch: undefined, raw: body }
    const sent = { to: 'pathway', id, name: 'report-incident', body } as const
    const answer = await sendCommand(deps, sender, sent)
    if (isNo(answer)) throw new Error(JSON.stringify(answer))
  }
  return [
    ['a command with words', 'command', command],
    ['the page of a pathway', 'read', page(`/pathways/${id}`)],
    ['its history', 'read', page(`/pathways/${id}/history`)],
    ['the caseload', 'read', page('/pathways')],
    ['a search by name', 'read', () => caseloadView(deps, reader, search)],
  ]
}

/** The quicker quarter says most on a busy machine, where the rest waits for others. */
interface Taken extends Figures {
  readonly low: number
}
const takenOf = (values: readonly number[]): Taken => ({
  ...figuresOf(values),
  low: [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0,
})

async function alone(work: () => Promise<number>): Promise<Taken> {
  const taken: number[] = []
  for (let n = 0; n < 200; n++) {
    const ms = await work()
    if (n >= 20) taken.push(ms) // the first warm it up
  }
  return takenOf(taken)
}

async function inTurns(owner: Database, work: Work): Promise<readonly [Taken, Taken]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++)
    for (const [which, way] of ['disable', 'enable'].entries()) {
      for (const table of tables)
        await sql`alter table ${sql.table(table)} ${sql.raw(way)} row level security`.execute(owner)
      await work() // plans are made anew
      for (let n = 0; n < inRound; n++) {
        const began = performance.now()
        await work()
        if (round > 0) taken[which]?.push(performance.now() - began)
      }
    }
  return [takenOf(taken[0]), takenOf(taken[1])]
}

function row(what: string, off: Taken, on: Taken, added: number): string {
  const shown = ({ low, median, p95 }: Taken) => [low, median, p95].map(inMs).join(', ')
  const ratio = (on.low / (off.low - added)).toFixed(2)
  return `| ${what} | ${shown(off)} | ${shown(on)} | ${ratio} |`
}
