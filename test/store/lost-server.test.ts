import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { type Cluster, startCluster } from '../support/pgcluster.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { isUnavailable } from '../../store/unavailable.ts'
import { keepCommand } from '../../store/inbox.ts'
import { migrate } from '../../store/migrate.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { saveOutcomes } from '../../store/turns.ts'
import { sql } from 'kysely'

let cluster: Cluster
let database: Database
let outcomes: Outcomes

beforeAll(async () => {
  cluster = await startCluster({ durable: true }) // what was committed is there after a kill
  await migrate(cluster.url, { meetings: false })
  database = openDatabase(cluster.url, { connectMs: 1000, queryMs: 2000, connections: 4 })
  outcomes = new Outcomes(cluster.url, database)
  outcomes.start()
}, 60_000)

afterAll(async () => {
  await outcomes.stop()
  await database.destroy()
  await cluster.stop()
})

const outcome = { result: 'done', stage: 'triage', version: 3 } as const

async function store(): Promise<string> {
  const id = randomUUID()
  await database.transaction().execute((tx) =>
    keepCommand(tx, {
      id,
      kind: 'pathway',
      entity: 'e1',
      name: 'report-incident',
      body: {},
      actor: { id: 'p1', agency: 'a', roles: [], sites: [] },
      digest: 'd1',
      receivedAt: 1,
      storedReal: 1,
    }),
  )
  return id
}

const judge = (id: string) =>
  database.transaction().execute((tx) => saveOutcomes(tx, [{ id, outcome }], 1))

const within = <T>(promise: Promise<T>, ms: number) =>
  Promise.race([
    promise,
    new Promise<'nothing'>((resolve) => setTimeout(resolve, ms, 'nothing').unref()),
  ])

test('an outcome is heard as it is committed, by everybody who waits for it and by nobody else', async () => {
  const id = await store()
  const [one, two] = [outcomes.wait(id), outcomes.wait(id)]
  const other = outcomes.wait(await store())
  const left = outcomes.wait(id)
  left.leave()
  await judge(id)
  expect(await within(one.outcome, 5000)).toEqual(outcome)
  expect(await within(two.outcome, 5000)).toEqual(outcome)
  expect(await within(other.outcome, 50)).toBe('nothing')
  expect(await within(left.outcome, 50)).toBe('nothing')
})

test('a server that dies costs what was under way and nothing else: pool and listener come back by themselves', async () => {
  const [before, meanwhile] = [await store(), await store()]
  const waiting = outcomes.wait(meanwhile)
  const underWay = sql`select pg_sleep(1.5)`.execute(database).catch((error: unknown) => error)
  const inTransaction = database
    .transaction()
    .execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await new Promise((resolve) => setTimeout(resolve, 600))
      await sql`select 1`.execute(tx)
    })
    .catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await cluster.kill()
  expect(isUnavailable(await underWay)).toBe(true)
  expect(isUnavailable(await inTransaction)).toBe(true)
  const refused = await sql`select 1`.execute(database).catch((error: unknown) => error)
  expect(isUnavailable(refused)).toBe(true)

  await cluster.start()
  // Judged before the listener is back: nobody is told, so that it must look for itself.
  await judge(meanwhile)
  expect(await within(waiting.outcome, 10_000)).toEqual(outcome)
  const after = outcomes.wait(before)
  await judge(before)
  expect(await within(after.outcome, 5000)).toEqual(outcome)
  const all = Array.from({ length: 20 }, () => sql`select 1`.execute(database))
  expect(await Promise.all(all)).toHaveLength(20)
}, 60_000)

test('a listener whose connection alone was cut comes back, and looks up what it missed', async () => {
  const id = await store()
  const { outcome: heard } = outcomes.wait(id)
  const { rows } = await sql<{ pid: number }>`
    select pg_terminate_backend(pid) as gone, pid from pg_stat_activity where query = 'listen outcome'`.execute(
    database,
  )
  expect(rows).toHaveLength(1)
  await judge(id)
  expect(await within(heard, 10_000)).toEqual(outcome)
})

test('a transaction that does nothing any more loses its lock, so that nobody waits for a dead worker', async () => {
  const silent = database.transaction().execute(async (tx) => {
    await sql`select id from agencies where id = 'london-housing' for update`.execute(tx)
    await new Promise((resolve) => setTimeout(resolve, 4500))
    await sql`select 1`.execute(tx)
  })
  const ended = silent.catch((error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const lock = async (tries: number): Promise<boolean> => {
    for (let n = 0; n < tries; n++)
      try {
        await database.transaction().execute(async (tx) => {
          await sql`select id from agencies where id = 'london-housing' for update`.execute(tx)
        })
        return true
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    return false
  }
  const began = Date.now()
  expect(await lock(10)).toBe(true)
  expect(Date.now() - began).toBeLessThan(4000)
  expect(isUnavailable(await ended)).toBe(true)
}, 30_000)
