// Proves that connections and listeners come back by themselves when PostgreSQL does.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { type Cluster, startCluster } from '../../scripts/throw-away/postgres.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { isUnavailable } from '../../store/unavailable.ts'
import { keepBeside } from '../../store/inbox.ts'
import { longEnoughMs, until } from '../support/until.ts'
import { migrate } from '../../store/migrate.ts'
import { testKeyring } from '../support/database.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { saveOutcomes } from '../../store/turns.ts'
import { sql } from 'kysely'

let cluster: Cluster
let database: Database
let outcomes: Outcomes

beforeAll(async () => {
  cluster = await startCluster({ durable: true }) // what was committed is there after a kill
  await migrate(cluster.url, { meetings: false }, testKeyring)
  database = openDatabase(cluster.url, { connectMs: 1000, queryMs: longEnoughMs, connections: 4 })
  outcomes = new Outcomes(cluster.url, database)
  outcomes.start()
})

afterAll(async () => {
  await outcomes.stop()
  await database.destroy()
  await cluster.stop()
})

const outcome = { result: 'done', stage: 'triage', version: 3 } as const

async function store(): Promise<string> {
  const id = randomUUID()
  await keepBeside(database, {
    id,
    kind: 'pathway',
    entity: 'e1',
    name: 'report-incident',
    body: {},
    actor: { id: 'p1', agency: 'a', roles: [], sites: [] },
    digest: 'd1',
    receivedAt: 1,
    storedReal: 1,
  })
  return id
}

const judge = (id: string) =>
  database.transaction().execute((tx) => saveOutcomes(tx, [{ id, outcome }], 1))

/** How many connections are at work on a query. */
const running = async (query: string) => {
  const { rows } = await sql`
    select pid from pg_stat_activity where query = ${query} and state = 'active'`.execute(database)
  return rows.length
}

/** What a promise has come to by now. */
const sofar = (promise: Promise<unknown>) => Promise.race([promise, Promise.resolve('nothing')])

test('an outcome is heard as it is committed, by everybody who waits for it and by nobody else', async () => {
  const id = await store()
  const [one, two] = [outcomes.wait(id), outcomes.wait(id)]
  const other = outcomes.wait(await store())
  const left = outcomes.wait(id)
  left.leave()
  await judge(id)
  expect(await one.outcome).toEqual(outcome)
  expect(await two.outcome).toEqual(outcome)
  const next = await store()
  const after = outcomes.wait(next)
  await judge(next)
  await after.outcome // whatever was to be heard of the first has been heard by now
  expect(await sofar(other.outcome)).toBe('nothing')
  expect(await sofar(left.outcome)).toBe('nothing')
})

test('a server that dies costs what was under way and nothing else: pool and listener come back by themselves', async () => {
  const [before, meanwhile] = [await store(), await store()]
  const waiting = outcomes.wait(meanwhile)
  const underWay = sql`select pg_sleep(600)`.execute(database).catch((error: unknown) => error)
  let dead: () => void = () => undefined
  const killed = new Promise<void>((resolve) => (dead = resolve))
  let begun = false
  const inTransaction = database
    .transaction()
    .execute(async (tx) => {
      await sql`select 1`.execute(tx)
      begun = true
      await killed
      await sql`select 1`.execute(tx)
    })
    .catch((error: unknown) => error)
  await until(async () => begun && (await running('select pg_sleep(600)')) > 0)
  await cluster.kill()
  dead()
  expect(isUnavailable(await underWay)).toBe(true)
  expect(isUnavailable(await inTransaction)).toBe(true)
  const refused = await sql`select 1`.execute(database).catch((error: unknown) => error)
  expect(isUnavailable(refused)).toBe(true)

  await cluster.start()
  // Judged before the listener is back: nobody is told, so that it must look for itself.
  await judge(meanwhile)
  expect(await waiting.outcome).toEqual(outcome)
  const after = outcomes.wait(before)
  await judge(before)
  expect(await after.outcome).toEqual(outcome)
  const all = Array.from({ length: 20 }, () => sql`select 1`.execute(database))
  expect(await Promise.all(all)).toHaveLength(20)
})

test('a listener that only lost its connection comes back, and looks up what it missed', async () => {
  const id = await store()
  const { outcome: heard } = outcomes.wait(id)
  const { rows } = await sql<{ pid: number }>`
    select pg_terminate_backend(pid) as gone, pid from pg_stat_activity where query like 'listen outcome%'`.execute(
    database,
  )
  expect(rows).toHaveLength(1)
  await judge(id)
  expect(await heard).toEqual(outcome)
})

test('an idle transaction loses its lock, so that nobody waits for a dead worker', async () => {
  const hasty = openDatabase(cluster.url, { connectMs: 1000, queryMs: 2000, connections: 1 })
  const lock = sql`select id from agencies where id = 'london-housing' for update`
  let locked = false
  let taken: () => void = () => undefined
  const over = new Promise<void>((resolve) => (taken = resolve))
  const silent = hasty.transaction().execute(async (tx) => {
    await lock.execute(tx)
    locked = true
    await over
    await sql`select 1`.execute(tx)
  })
  const ended = silent.catch((error: unknown) => error)
  await until(() => locked)
  await lock.execute(database) // it comes, though the other still holds what it believes to be its own
  taken()
  expect(isUnavailable(await ended)).toBe(true)
  await hasty.destroy()
})
