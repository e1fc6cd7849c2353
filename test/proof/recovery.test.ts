// Proves that every open pathway comes back in its place, whatever Temporal has lost.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { NativeConnection } from '@temporalio/worker'
import { type Attendant, connectTemporal } from '../../client/temporal.ts'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf, type Person } from '../../scripts/chaos/people.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { folderForOneRun, WholeSystem, withoutLimits } from '../../scripts/chaos/system.ts'
import { inspectQuery } from '../../workflows/contract.ts'
import { placeIn } from '../../scripts/chaos/sent.ts'
import { contactMade, referralExample } from '../support/examples.ts'
import { startWrongWorker } from '../support/wrong-worker.ts'
import { until } from '../support/until.ts'
import { patient } from '../support/database.ts'

const open = 100
const rejected = 5
/** How long it may take, from the loss until every pathway is back in its place. */
const allowedMs = 120_000

let dataDir: string
let system: WholeSystem
let http: Client
let coordinator: Person
let database: Database
let attendant: Attendant
const pathways: string[] = []

beforeAll(async () => {
  dataDir = folderForOneRun('recovery')
  system = await WholeSystem.start(dataDir, {
    ...withoutLimits,
    WARDEN_SECONDS: '2',
  })
  const { port, databaseUrl, temporalAddress } = system.running
  http = new Client(port)
  const people = await peopleOf(dataDir, 'london')
  coordinator = coordinatorOf(people, 'london')
  const advocate = people.find(({ role }) => role === 'victimAdvocate') ?? coordinator
  database = openDatabase(databaseUrl, patient(4))
  attendant = connectTemporal({ address: temporalAddress }, 'default')
  const refer = async () => {
    while (pathways.length < open + rejected) {
      const answer = await http.post(
        '/api/referrals',
        coordinator.token,
        randomUUID(),
        referralExample,
      )
      const id = answer && placeIn(answer)?.pathwayId
      if (answer?.status === 201 && id !== undefined) pathways.push(id)
    }
  }
  await Promise.all(Array.from({ length: 4 }, refer))
  for (const id of pathways.slice(open)) {
    // Until the victim is reached, the contact keeps even a pathway that has ended attended.
    const reached = { ...contactMade, result: 'reached' }
    expect(await command(id, 'record-victim-contact', reached, advocate)).toBe(200)
    expect(await command(id, 'reject-referral', rejection)).toBe(200)
  }
})
afterAll(async () => {
  await database.destroy()
  await attendant.client.connection.close()
  await system.stop()
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
})

const rejection = { code: 'outOfArea', reason: 'Lives in another county.' }

async function command(
  id: string,
  name: string,
  body: object,
  by = coordinator,
): Promise<number | undefined> {
  const url = `/api/pathways/${id}/commands/${name}`
  return (await http.post(url, by.token, randomUUID(), body))?.status
}

/** The open pathways whose workflow is not where their row is, with the same alarm. */
async function astray(): Promise<string[]> {
  const rows = await database
    .selectFrom('entities')
    .select(['id', 'seq', 'alarm_at'])
    .where('kind', '=', 'pathway')
    .where('ended', '=', false)
    .execute()
  expect(rows.length).toBeGreaterThanOrEqual(open)
  const there = await Promise.all(
    rows.map(async ({ id, seq, alarm_at: alarm }) => {
      const handle = attendant.client.workflow.getHandle(`pathway-${id}`)
      const stands = await handle
        .query<{ seq?: number; alarmAt?: string }>(inspectQuery)
        .catch(() => undefined)
      const same = stands?.seq === seq && Date.parse(stands.alarmAt ?? '') === alarm
      return same ? [] : [id]
    }),
  )
  return there.flat()
}

const allInPlace = () => until(async () => (await astray()).length === 0, allowedMs)

it('a workflow ended by hand is started again in its place', async () => {
  await allInPlace()
  const [id = ''] = pathways
  const before = attendant.client.workflow.getHandle(`pathway-${id}`)
  const { runId } = await before.describe()
  await before.terminate('by hand')
  await until(async () => {
    const now = await before.describe()
    return now.runId !== runId && now.status.name === 'RUNNING'
  }, allowedMs)
  await allInPlace()
  expect(await command(id, 'accept-referral', {})).toBe(200)
})

it('a workflow whose tasks fail for ever is ended and started again in its place', async () => {
  const id = pathways[1] ?? ''
  const handle = attendant.client.workflow.getHandle(`pathway-${id}`)
  // Another program attends the pathway for a while, so that its history is one that ours cannot have made.
  const worker = system.pidOf('Worker')
  process.kill(worker, 'SIGSTOP')
  const connection = await NativeConnection.connect({ address: system.running.temporalAddress })
  const wrong = await startWrongWorker(connection)
  await handle.terminate('to begin again wrongly')
  await attendant.wake('pathway', id)
  await until(async () => (await timersOf(id)) > 0)
  const { runId } = await handle.describe()
  await wrong.stop()
  await connection.close()
  process.kill(worker, 'SIGCONT')
  await attendant.wake('pathway', id)

  await until(async () => (await handle.describe()).runId !== runId, allowedMs)
  const failed = await attendant.client.workflow.getHandle(`pathway-${id}`, runId).describe()
  expect(failed.status.name).toBe('TERMINATED')
  await allInPlace()
  expect(await command(id, 'accept-referral', {})).toBe(200)
})

async function timersOf(id: string): Promise<number> {
  const history = await attendant.client.workflow.getHandle(`pathway-${id}`).fetchHistory()
  return (history.events ?? []).filter((event) => event.timerStartedEventAttributes).length
}

it('with everything lost that Temporal knew, every open pathway comes back in its place', async () => {
  for (const end of ['', '-wal', '-shm'])
    rmSync(path.join(dataDir, `temporal.db${end}`), { force: true })
  system.kill('Temporal')
  await until(() => system.lives('Temporal'))
  await allInPlace()
  const running = await attendant.running()
  for (const id of pathways.slice(open)) expect(running.has(`pathway-${id}`)).toBe(false)
  expect(await command(pathways[2] ?? '', 'accept-referral', {})).toBe(200)
})
