// Proves that the system runs against servers of somebody's own, as the README says.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { freePort, untilListening } from '../../scripts/supervisor/ports.ts'
import { run, type Run, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'
import { administer, ownerUrl, urlOf } from '../support/database.ts'
import { startTemporal, type TestTemporal } from '../support/temporal.ts'

// What the README and docker-compose.yml say of servers of one's own, done with one of each.

let temporal: TestTemporal
const name = 'empty_for_docs'
/** As the README says: who works with the tables is not who changes them. */
const database = { DATABASE_URL: urlOf(name), MIGRATION_DATABASE_URL: ownerUrl(name) }
const folder = temporaryFolder()

beforeAll(async () => {
  temporal = await startTemporal()
  await administer(`create database ${name} owner throughline_owner`)
})
afterAll(async () => {
  await temporal.stop()
  await administer(`drop database if exists ${name} with (force)`)
  folder.remove()
})

const npmRun = (name: string, env: NodeJS.ProcessEnv = {}) =>
  run([process.execPath, 'scripts/run.mjs', name], env)

let env: NodeJS.ProcessEnv
let halves: Run[] = []
beforeAll(async () => {
  env = {
    DATA_DIR: folder.path,
    DATABASE_URL: database.DATABASE_URL,
    TEMPORAL_ADDRESS: temporal.address,
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    PORT: String(await freePort()),
  }
})
afterAll(async () => {
  for (const half of halves) half.interrupt()
  await Promise.all(halves.map((half) => half.ended))
})
const healthy = async () => {
  const check = run([process.execPath, 'scripts/worker-health.ts'], env)
  return (await check.ended) === 0
}

it('holds an API and a worker that come before the tables of their version', async () => {
  halves = [npmRun('api', env), npmRun('worker', env)]
  for (const half of halves) await half.says('with this version, as its owner')
  expect(await healthy()).toBe(false)
})

it('migrates a database, and the second time finds it done', async () => {
  for (let n = 0; n < 2; n++) {
    const command = npmRun('migrate', { ...database, DATA_DIR: folder.path })
    expect(await command.ended).toBe(0)
    expect(command.said()).toMatch(/^empty_for_docs at .*: the tables are in place\.$/m)
  }
})

it('says what to set if no database is named', async () => {
  const command = npmRun('migrate')
  expect(await command.ended).toBe(1)
  expect(command.said()).toMatch(/^DATABASE_URL is not set: .*\.$/m)
})

it('runs API and worker apart against them, and the health check finds the worker', async () => {
  const settingUp = npmRun('setup:temporal', env)
  expect(await settingUp.ended).toBe(0)
  await untilListening(Number(env['PORT']), 20_000, () => false)
  await until(async () => {
    const ready = await fetch(`http://127.0.0.1:${env['PORT']}/health/ready`)
    return ready.ok
  })
  expect(await healthy()).toBe(true)
})
