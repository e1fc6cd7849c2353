// Proves that a start that cannot be says why in one sentence, with the way out.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { settingTexts } from '../support/settings.ts'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { run, temporaryFolder } from '../support/system.ts'

const folder = temporaryFolder()
const taken = createServer()
let port: number

beforeAll(async () => {
  taken.listen(0, '127.0.0.1')
  await once(taken, 'listening')
  port = (taken.address() as AddressInfo).port
})
afterAll(() => {
  taken.close()
  folder.remove()
})

const start = [process.execPath, 'scripts/run.mjs', 'start']
const free = { PORT: '0', TEMPORAL_UI_PORT: '0', DATA_DIR: path.join(folder.path, 'data') }

async function saidBy(command: readonly string[], env: NodeJS.ProcessEnv) {
  const failing = run(command, env)
  return { code: await failing.ended, said: failing.said().trim() }
}

describe('a start that cannot be', () => {
  it('says in one sentence which port is taken and what to set', async () => {
    const { code, said } = await saidBy(start, { ...free, PORT: String(port) })
    expect(code).toBe(1)
    expect(said).toBe(
      `Port ${port} is taken: end what has it, or set PORT to another, such as PORT=${port + 10}.`,
    )
  })

  it("says so of the port of Temporal's own screen too", async () => {
    const { said } = await saidBy(start, { ...free, TEMPORAL_UI_PORT: String(port) })
    expect(said).toContain(`Port ${port} is taken: end what has it, or set TEMPORAL_UI_PORT`)
  })

  it('says which folder it cannot write', async () => {
    const file = path.join(folder.path, 'file')
    writeFileSync(file, '')
    const { code, said } = await saidBy(start, { ...free, DATA_DIR: path.join(file, 'data') })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^The data folder \S+ cannot be written \(ENOTDIR\): .* set DATA_DIR .*\.$/,
    )
  })

  it('says that TEMPORAL_BIN leads nowhere', async () => {
    const { code, said } = await saidBy(start, { ...free, TEMPORAL_BIN: '/nowhere/temporal' })
    expect(code).toBe(1)
    expect(said).toMatch(/^TEMPORAL_BIN names \/nowhere\/temporal, where there is nothing: .*\.$/)
  })

  it('says that a database of its own does not answer', async () => {
    const nobody = `postgres://user:password@127.0.0.1:${await freePort()}/none`
    const { code, said } = await saidBy(start, { ...free, DATABASE_URL: nobody })
    expect(code).toBe(1)
    expect(said).toMatch(/The database could not be prepared \(.*\): check .* DATABASE_URL .*\.$/)
    expect(said).not.toContain('password@')
  })

  it('says that versions of workers are for a Temporal of its own', async () => {
    const { code, said } = await saidBy(start, { ...free, WORKER_VERSIONING: 'pinned' })
    expect(code).toBe(1)
    expect(said).toMatch(/WORKER_VERSIONING is for a Temporal of your own: .* Leave it out\.$/)
  })

  it('lists all settings that cannot be used', async () => {
    const { code, said } = await saidBy(start, { ...free, PORT: 'many', CLOCK_SPEED: '9000' })
    expect(code).toBe(1)
    expect(said.split('\n')).toEqual([
      'These settings cannot be used:',
      '  PORT: must be a whole number from 0 to 65535.',
      '  CLOCK_SPEED: must be a whole number from 1 to 8640.',
    ])
  })
})

it.each([
  ['npm', 'start', '--', '--help'],
  ['npm', 'run', 'demo', '--', '--help'],
])('%s %s %s %s lists every setting and starts nothing', async (...command) => {
  const { code, said } = await saidBy(command, free)
  expect(code).toBe(0)
  for (const { name, description } of settingTexts()) {
    expect(said).toContain(name)
    expect(said).toContain(description)
  }
})

it('says what an API apart needs, when nothing runs', async () => {
  const { code, said } = await saidBy([process.execPath, 'scripts/run.mjs', 'api'], free)
  expect(code).not.toBe(0)
  expect(said).toContain('Run `npm start` first')
})
