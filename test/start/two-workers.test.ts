// Proves that a second worker takes the turns while the first is away.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Client } from '../../scripts/chaos/client.ts'
import { coordinatorOf, peopleOf } from '../../scripts/chaos/people.ts'
import { referralExample } from '../support/examples.ts'
import { type Run, runningOver, startSystem, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
let system: Run
beforeAll(async () => {
  system = await startSystem(dataDir, { WORKERS: '2' })
})
let ended = false
afterAll(async () => {
  if (!ended) system.interrupt()
  await system.ended
  folder.remove()
})

it('a referral is judged although the first worker is frozen', async () => {
  const childOf = (name: string) => runningOver(dataDir).children[name]
  await until(() => childOf('Worker 2') !== undefined)
  const client = new Client(runningOver(dataDir).port)
  const { token } = coordinatorOf(await peopleOf(dataDir, 'london'), 'london')
  const key = randomUUID()
  process.kill(childOf('Worker')!, 'SIGSTOP')
  try {
    await until(async () => {
      const answer = await client.post('/api/referrals', token, key, referralExample)
      return answer?.status === 201
    })
  } finally {
    process.kill(childOf('Worker')!, 'SIGCONT')
  }
})

it('both are ended with the system', async () => {
  const { children } = runningOver(dataDir)
  expect(Object.keys(children)).toEqual(expect.arrayContaining(['Worker', 'Worker 2']))
  ended = true
  system.interrupt()
  expect(await system.ended).toBe(0)
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  expect(Object.values(children).filter(alive)).toEqual([])
})
