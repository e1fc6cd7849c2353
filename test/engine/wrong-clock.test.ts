// Proves that a worker whose clock is wrong takes no turns, and takes them by the right time once its clock is put right.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Dev, startDev } from '../support/dev.ts'
import { movedClock } from '../../scripts/chaos/move-clock.ts'
import { realClock } from '../../platform/clock.ts'
import { until } from '../support/until.ts'

const hour = 3_600_000
const checkout = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-clock-'))
const file = path.join(folder, 'off')
const setBy = (ms: number) => writeFileSync(file, String(ms))

let dev: Dev
let lone: ChildProcess
let said = ''
const times = (text: string) => said.split(text).length - 1
const wrong = 'clock is wrong: nothing is dated by it'

beforeAll(async () => {
  dev = await startDev({ clock: realClock })
  dev.engine.worker.shutdown() // the other is the only one
  await until(() => dev.engine.worker.getState() === 'STOPPED')
  setBy(72 * hour)
  lone = fork(path.join(checkout, 'worker/main.ts'), {
    cwd: checkout,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: dev.engine.databaseUrl,
      TEMPORAL_ADDRESS: dev.temporal.address,
      TEMPORAL_NAMESPACE: dev.temporal.namespace,
      SMTP_URL: dev.smtp.url,
    },
    execArgv: ['--import', movedClock(file)],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  lone.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(lone, 'message') // it runs
})

afterAll(async () => {
  const gone = once(lone, 'exit')
  lone.kill('SIGKILL')
  await gone
  await dev.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends a command, and waits until it is judged or the worker has said so often that its clock is wrong. */
async function sent(pathway: string, body: object, wrongTimes: number) {
  const outcome = { judged: false }
  const judged = dev.engine.send(pathway, 'report-incident', 'policeLead', body).then((answer) => {
    outcome.judged = true
    return answer
  })
  await until(() => outcome.judged || times(wrong) >= wrongTimes)
  return { judged, whileWrong: outcome.judged }
}

it('a worker that starts days ahead asks for no work, and begins once its clock is put right', async () => {
  await until(() => times(wrong) === 1)
  const referred = dev.engine.refer()
  setBy(0)
  const pathway = await referred
  expect([times('worker ready'), times('clock agrees again')]).toEqual([1, 1])
  expect(said.indexOf(wrong)).toBeLessThan(said.indexOf('worker ready'))

  const incident = {
    on: '2026-01-01',
    kind: 'contact',
    note: '00000000-0000-4000-8000-000000000001',
  }
  for (const [n, ms] of [
    [2, -72 * hour],
    [3, 72 * hour],
  ] as const) {
    setBy(ms)
    const { judged, whileWrong } = await sent(pathway, incident, n)
    expect([whileWrong, times('worker ready')]).toEqual([false, n - 1])
    setBy(0)
    expect((await judged).result).toBe('done')
    expect(times('worker ready')).toBe(n)
  }
  const rows = await dev.engine.database
    .selectFrom('events')
    .select(['at', 'type'])
    .where('entity', '=', pathway)
    .execute()
  expect(rows.filter(({ type }) => type === 'incident-reported')).toHaveLength(2)
  for (const { at } of rows) expect(Math.abs(at - Date.now())).toBeLessThan(hour)
})
