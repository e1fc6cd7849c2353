// Proves that the supervisor starts all parts, restarts what is killed, and ends in order.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import {
  alive,
  run,
  type Run,
  runningOver,
  startSystem,
  temporaryFolder,
} from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
let system: Run

/** What only some of the parts need, or none. */
const secrets = {
  SIGN_IN_CLIENT_SECRET: 'canary-of-sign-in',
  MIGRATION_DATABASE_URL: 'postgres://owner:canary-of-migration@127.0.0.1/x',
  CANARY_TOKEN: 'canary-of-others',
}

beforeAll(async () => {
  system = await startSystem(dataDir, secrets)
  await query(runningOver(dataDir).databaseUrl, `insert into settings values ('kept', '42')`)
})
afterAll(() => folder.remove())
afterAll(async () => {
  system.interrupt()
  await system.ended
})

const names = ['PostgreSQL', 'Temporal', 'Mailbox', 'Sign-in', 'Worker', 'API']
const pidsOf = () => Object.values(runningOver(dataDir).children)
const dataIsThere = async () =>
  expect(
    await query(
      runningOver(dataDir).databaseUrl,
      `select value as answer from settings where key = 'kept'`,
    ),
  ).toEqual([{ answer: 42 }])

describe('a start', () => {
  it('says where everything is and how to get in', () => {
    const { port, temporalUiPort } = runningOver(dataDir)
    for (const said of [
      `http://127.0.0.1:${port}\n`,
      `Open              http://127.0.0.1:${port}\n`,
      'as anybody on its list: all are made up',
      `http://127.0.0.1:${port}/api/docs`,
      runningOver(dataDir).mailboxUrl!,
      `http://127.0.0.1:${temporalUiPort}`,
      'npm run --silent token -- --role coordinator --site london --agency suzy-lamplugh-trust',
    ])
      expect(system.said()).toContain(said)
  })

  it('shows the time of each step', () => {
    for (const name of names) expect(system.said()).toMatch(new RegExp(`${name} +\\d+\\.\\d s`))
  })

  it('gives each part only the secrets that it needs', () => {
    const { children } = runningOver(dataDir)
    const canaries = Object.fromEntries(
      names.map((name) => {
        const had = readFileSync(`/proc/${children[name]}/environ`, 'utf8').split('\0')
        return [
          name,
          had.filter((line) => line.includes('canary')).map((line) => line.split('=')[0]),
        ]
      }),
    )
    const none = Object.fromEntries(names.map((name) => [name, []]))
    expect(canaries).toEqual({ ...none, API: ['SIGN_IN_CLIENT_SECRET'] })
  })

  it('is refused over a running one, which carries on', async () => {
    const second = run(['npm', 'start'], {
      DATA_DIR: dataDir,
      PORT: '0',
      SIGN_IN_PORT: '0',
      MAILBOX_PORT: '0',
      TEMPORAL_UI_PORT: '0',
    })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`It is running already over ${dataDir}`)
    expect(pidsOf().every(alive)).toBe(true)
  })
})

describe('a child that is killed', () => {
  it.each(names)('%s is started again, and that is said', async (name) => {
    const killed = runningOver(dataDir).children[name]!
    process.kill(killed, 'SIGKILL')
    await until(() => {
      const next = runningOver(dataDir).children[name]!
      return next !== killed && alive(next)
    })
    await system.says(`${name} ended (SIGKILL); started again.`)
  })

  it('leaves the system able to work', async () => {
    const { port } = runningOver(dataDir)
    const healthy = async () =>
      (await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined))?.ok ?? false
    await until(healthy)
    await until(() =>
      dataIsThere().then(
        () => true,
        () => false,
      ),
    )
  })
})

describe('a supervisor that is killed', () => {
  it('is followed by our own programs and by its servers, and the data opens again', async () => {
    const { pid, children } = runningOver(dataDir)
    expect(Object.keys(children).sort()).toEqual([...names].sort())
    const logged = () => readFileSync(path.join(dataDir, 'logs/postgres.log'), 'utf8')
    const before = logged().length
    process.kill(pid, 'SIGKILL')
    await until(() => !Object.values(children).some(alive))

    system = await startSystem(dataDir)

    expect(system.said()).not.toContain('of an earlier start was still running')
    expect(logged().slice(before)).toContain('database system was shut down at')
    await dataIsThere()
  })
})

describe('Ctrl-C, pressed twice', () => {
  it('ends all, although one of them was killed just beforehand', async () => {
    const pids = [runningOver(dataDir).pid, ...pidsOf()]
    process.kill(runningOver(dataDir).children['PostgreSQL']!, 'SIGKILL')
    system.interrupt()
    system.interrupt()
    expect(await system.ended).toBe(0)
    expect(pids.filter(alive)).toEqual([])
  })

  it('leaves a database that refuses to run at another speed', async () => {
    const other = {
      DATA_DIR: dataDir,
      PORT: '0',
      SIGN_IN_PORT: '0',
      MAILBOX_PORT: '0',
      TEMPORAL_UI_PORT: '0',
      CLOCK_SPEED: '60',
    }
    const refused = run(['npm', 'start'], other)
    expect(await refused.ended).toBe(1)
    expect(refused.said()).toContain('This database was begun with CLOCK_SPEED=1')
  })

  it('leaves data that the next start carries on with', async () => {
    system = await startSystem(dataDir)
    await dataIsThere()
  })
})
