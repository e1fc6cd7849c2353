// Proves that a worker that freezes while another goes on decides nothing twice.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Dev, startDev } from '../support/dev.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { realClock } from '../../platform/clock.ts'
import { until } from '../support/until.ts'

let dev: Dev
let other: ChildProcess

const checkout = path.resolve(import.meta.dirname, '../..')

beforeAll(async () => {
  dev = await startDev({ clock: realClock })
  const { engine, temporal, smtp } = dev
  other = fork(path.join(checkout, 'worker/main.ts'), {
    cwd: checkout,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: engine.databaseUrl,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      SMTP_URL: smtp.url,
      LOG_LEVEL: 'fatal',
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(other, 'message') // it is ready
})

afterAll(async () => {
  other.kill('SIGKILL')
  await dev.stop()
})

test('a worker that freezes while another goes on decides nothing twice', async () => {
  const { engine, client } = dev
  const pathways = await Promise.all([1, 2, 3, 4, 5, 6].map(() => inTriage(engine)))
  const incident = { on: '2026-01-01', kind: 'contact', note: randomUUID() }
  const sent = new Map<string, string[]>(pathways.map((pathway) => [pathway, []]))
  let over = false
  const people = pathways.map(async (pathway) => {
    while (!over) {
      const id = randomUUID()
      const outcome = await engine.send(pathway, 'report-incident', 'policeLead', incident, { id })
      expect(outcome.result).toBe('done')
      sent.get(pathway)!.push(id)
      await pause(30)
    }
  })
  const load = Promise.all(people)
  const counts = () => pathways.map((id) => sent.get(id)!.length)
  const total = () => counts().reduce((sum, count) => sum + count, 0)
  const frozenIsAtWork = async () => {
    const histories = await Promise.all(
      pathways.map((id) => client.workflow.getHandle(`pathway-${id}`).fetchHistory()),
    )
    return histories
      .flatMap(({ events }) => events ?? [])
      .some((event) =>
        event.activityTaskStartedEventAttributes?.identity?.startsWith(`${other.pid}@`),
      )
  }
  await until(frozenIsAtWork)
  other.kill('SIGSTOP')
  const frozen = counts()
  // Every pathway goes on: a turn or a workflow's task that the frozen one had is given up, and taken by the other.
  await until(() => pathways.every((id, n) => sent.get(id)!.length >= frozen[n]! + 2))
  other.kill('SIGCONT')
  const after = total()
  await until(() => total() > after + 2 * pathways.length) // it is at work again, and has answered late
  over = true
  await load
  for (const pathway of pathways) {
    const ids = sent.get(pathway)!
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      const types = await eventTypes(engine, pathway, id)
      expect(types.filter((type) => type === 'incident-reported')).toHaveLength(1)
    }
    const all = await eventTypes(engine, pathway)
    expect(all.filter((type) => type === 'incident-reported')).toHaveLength(ids.length)
    await done(engine, pathway, 'decide-triage', 'policeLead', {
      outcome: 'adviceOnly',
      risk: 'high',
      rationale: randomUUID(),
    })
  }
})
