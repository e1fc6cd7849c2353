// Proves that the API as a process starts, ends in order and says in plain words what it cannot use.
import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { privateKeyIn } from '../../api/auth/keys.ts'
import { signToken } from '../../api/auth/tokens.ts'
import { until } from '../support/until.ts'

const root = path.resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-main-'))
const children: ChildProcess[] = []
afterEach(() => children.forEach((child) => child.kill('SIGKILL')))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Starts the API as a process, over servers that are not there. */
async function start(more: NodeJS.ProcessEnv = {}) {
  const nowhere = await freePort()
  const child = fork(path.join(root, 'api/main.ts'), {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: `postgres://nobody@127.0.0.1:${nowhere}/nothing`,
      TEMPORAL_ADDRESS: `127.0.0.1:${nowhere}`,
      SMTP_URL: `smtp://127.0.0.1:${nowhere}`,
      ...more,
    },
  })
  children.push(child)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const first = await Promise.race([
    once(child, 'message').then(([word]) => word as { ready: boolean; port: number }),
    ended,
  ])
  const port = typeof first === 'object' ? first?.port : undefined
  return { child, ended, url: `http://127.0.0.1:${port}`, said: () => said }
}

const token = async () => {
  const claims = {
    sub: 'x',
    agency: 'london-housing',
    roles: ['agencyWorker' as const],
    sites: ['london'],
  }
  return signToken(await privateKeyIn(dataDir), 'throughline', claims, 1)
}

describe('the API as a process', () => {
  it.each(['1', '8640'])(
    'starts with nothing there, at a clock %s times as fast',
    async (CLOCK_SPEED) => {
      const { url } = await start({ CLOCK_SPEED })
      expect((await fetch(`${url}/health/live`)).status).toBe(200)
      const headers = { authorization: `Bearer ${await token()}` }
      await until(async () => {
        const began = performance.now()
        const answer = await fetch(`${url}/api/pathways`, { headers })
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
        return performance.now() - began < 2000 // a machine that is busy with other things may need several tries
      })
      const ready = await fetch(`${url}/health/ready`)
      expect([ready.status, await ready.json()]).toMatchObject([
        503,
        {
          parts: { postgres: 'missing', temporal: 'missing' },
          clock: { speed: Number(CLOCK_SPEED) },
        },
      ])
    },
  )

  it('ends cleanly when it is asked to, and when its parent process is gone', async () => {
    const asked = await start()
    asked.child.kill('SIGTERM')
    expect(await asked.ended).toBe(0)
    const left = await start()
    left.child.disconnect()
    expect(await left.ended).toBe(0)
  })

  it('says in plain words what cannot be used', async () => {
    const { ended, said } = await start({ CLOCK_SPEED: '9000', PORT: 'many' })
    expect(await ended).toBe(1)
    expect(said()).toMatch(/PORT: must be .*\n.*CLOCK_SPEED: must be /)
    expect(said()).not.toMatch(/at .*\.ts:/)
  })
})
