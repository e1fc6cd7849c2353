// Proves that a running system makes its namespace again after somebody deleted it in the embedded Temporal.
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Connection } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf, type Person } from '../../scripts/chaos/people.ts'
import { placeIn } from '../../scripts/chaos/sent.ts'
import { referralExample } from '../support/examples.ts'
import { type Run, run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
const namespace = 'default'
let system: Run
let client: Client
let coordinator: Person

beforeAll(async () => {
  system = await startSystem(dataDir, { WARDEN_SECONDS: '1' })
  client = new Client(runningOver(dataDir).port)
  coordinator = coordinatorOf(await peopleOf(dataDir, 'london'), 'london')
})
afterAll(async () => {
  system.interrupt()
  await system.ended
  folder.remove()
})

const isReady = async () =>
  (await fetch(`http://127.0.0.1:${runningOver(dataDir).port}/health/ready`)).ok

const atVersion = async (id: string): Promise<number> => {
  const answer = await client.get(`/api/pathways/${id}`, coordinator.token)
  return answer ? (placeOf(answer.text).version ?? 0) : 0
}
const placeOf = (text: string) => JSON.parse(text) as { version?: number }

it('goes on with every pathway, and is ready again, without a start', async () => {
  const referred = await client.post(
    '/api/referrals',
    coordinator.token,
    randomUUID(),
    referralExample,
  )
  const id = placeIn(referred!)?.pathwayId ?? ''
  const before = await atVersion(id)
  expect(before).toBeGreaterThan(0)

  const { temporalAddress: address } = runningOver(dataDir)
  const connection = await Connection.connect({ address })
  await connection.operatorService.deleteNamespace({ namespace })
  await connection.close()

  const url = `/api/pathways/${id}/commands/accept-referral`
  const answer = await client.post(url, coordinator.token, randomUUID(), {})
  expect([200, 202]).toContain(answer?.status)
  await system.says(`Temporal: made the namespace ${namespace}`)
  await until(isReady)
  await until(async () => (await atVersion(id)) > before)
})

it('is prepared by the command that readiness names, too', async () => {
  const command = run([process.execPath, 'scripts/run.mjs', 'setup:temporal'], {
    DATA_DIR: dataDir,
  })
  expect(await command.ended).toBe(0)
  expect(command.said()).toContain('everything was in place already')
})
