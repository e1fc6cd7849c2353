// Proves that `npm run demo` comes up with made-up pathways in every stage, and the next time with the same.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf } from '../../scripts/chaos/people.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { run, type Run, runningOver, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
const size = 12
let demo: Run

beforeAll(async () => {
  demo = await start()
})
afterAll(async () => {
  demo.interrupt()
  await demo.ended
  folder.remove()
})

async function start(): Promise<Run> {
  const system = run(['npm', 'run', 'demo', '--', String(size)], {
    PORT: '0',
    TEMPORAL_UI_PORT: '0',
    SIGN_IN_PORT: '0',
    MAILBOX_PORT: '0',
    DATA_DIR: dataDir,
  })
  await system.says('the next start carries on')
  return system
}

const asked = (text: string) => query(runningOver(dataDir).databaseUrl, text)
const referred = () => asked('select id, opened_at from pathways order by id')

it('has pathways in many stages, meetings, what is late, and mail that was sent', async () => {
  const stages = await asked('select distinct stage from pathways')
  expect(stages.length).toBeGreaterThan(5)
  expect(await referred()).toHaveLength(size)
  const meetings = await asked('select distinct stage from conferences where not emergency')
  const at = (meetings as { stage: string }[]).map(({ stage }) => stage)
  expect(at).toEqual(expect.arrayContaining(['inSession', 'locked', 'planned']))
  expect(
    await asked('select site from policies where at > (select min(opened_at) from pathways)'),
  ).toEqual([])
  const late = `select count(*)::int > 0 as late from notices where rung <> 'on-opening'`
  expect(await asked(late)).toEqual([{ late: true }])
  const page = await (await fetch(runningOver(dataDir).mailboxUrl!)).text()
  expect(page).toContain('Everybody here is made up')
  expect(page).toContain('.example.org')
})

it('is ready, on a clock that has gone on from there', async () => {
  const health = `http://127.0.0.1:${runningOver(dataDir).port}/health/ready`
  const { ready, clock } = (await (await fetch(health)).json()) as {
    ready: boolean
    clock: { rehearsal: boolean; now: string }
  }
  expect([ready, clock.rehearsal]).toEqual([true, true])
  const passed = `select max(opened_at) < '${clock.now}' as passed from pathways`
  expect(await asked(passed)).toEqual([{ passed: true }])
})

it('judges what people send from then on', async () => {
  const { port } = runningOver(dataDir)
  const waiting = `from pathways where site = 'london' and stage = 'referral' and version < 10`
  const [found] = (await asked(`select id ${waiting} limit 1`)) as { id: string }[] // as it asks
  const id = found?.id ?? ''
  const client = new Client(port)
  const { token } = coordinatorOf(await peopleOf(dataDir, 'london'), 'london')
  await client.post(`/api/pathways/${id}/commands/accept-referral`, token, randomUUID(), {})
  await until(async () => {
    const stands = await asked(`select id from pathways where id = '${id}' and stage = 'triage'`)
    return stands.length === 1
  })
})

it('goes on with the same pathways the next time', async () => {
  const before = await referred()
  demo.interrupt()
  await demo.ended
  demo = await start()
  expect(await referred()).toEqual(before)
})
