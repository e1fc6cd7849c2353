// Proves that a Temporal server gets what the system needs of it, once.
// A namespace of Temporal is given what the system needs, once, by a command or by a start.
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { prepareOnce } from '../../scripts/supervisor/namespace-known.ts'
import { run, temporaryFolder } from '../support/system.ts'
import { startTemporal, type TestTemporal } from '../support/temporal.ts'

let temporal: TestTemporal
beforeAll(async () => {
  temporal = await startTemporal()
})
afterAll(() => temporal.stop())

async function setUp(env: NodeJS.ProcessEnv) {
  const command = run([process.execPath, 'scripts/run.mjs', 'setup:temporal'], env)
  return { code: await command.ended, said: command.said().trim().split('\n') }
}

it("prepares a namespace of one's own, and the second time finds nothing to do", async () => {
  const env = { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: 'pilots' }
  const where = `pilots at ${temporal.address}`
  expect(await setUp(env)).toEqual({
    code: 0,
    said: [
      `${where}: made the namespace pilots, which keeps ended workflows for 90 days.`,
      `${where}: added the search attributes Kind, Site, Stage.`,
    ],
  })
  expect(await setUp(env)).toEqual({
    code: 0,
    said: [`${where}: everything was in place already.`],
  })
})

it('lengthens a retention that is too short', async () => {
  const { said } = await setUp({ TEMPORAL_ADDRESS: temporal.address })
  expect(said).toEqual([
    `default at ${temporal.address}: ended workflows are now kept for 90 days instead of 1.`,
  ])
})

it('says what to do when there is no server', async () => {
  const { code, said } = await setUp({ TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` })
  expect(code).toBe(1)
  expect(said).toEqual([expect.stringMatching(/could not be prepared .*: check TEMPORAL_ADDRESS/)])
})

it('says what to set when nothing is set', async () => {
  const { code, said } = await setUp({})
  expect(code).toBe(1)
  expect(said).toEqual([expect.stringMatching(/^TEMPORAL_ADDRESS is not set: .*\.$/)])
})

it('is done once by starts over the same store, and again over another in its place', async () => {
  const folder = temporaryFolder()
  const store = path.join(folder.path, 'temporal.db')
  const nowhere = `127.0.0.1:${await freePort()}`
  const prepare = (address: string) => prepareOnce(folder.path, store, 'default', address)
  try {
    writeFileSync(store, '')
    await expect(prepare(nowhere)).rejects.toThrow()
    await prepare(temporal.address)
    await prepare(nowhere)
    rmSync(store)
    writeFileSync(store, '')
    await expect(prepare(nowhere)).rejects.toThrow()
  } finally {
    folder.remove()
  }
})
