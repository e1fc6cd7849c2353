import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { childEnvironment } from '../platform/config.ts'
import { readWorkers } from '../client/workers.ts'
import { readRunning, type Running } from '../platform/running.ts'

const rounds = 5
const mostMs = 120_000
const root = path.resolve(import.meta.dirname, '..')

/** How long it took, in milliseconds, time after time. */
export interface Starts {
  /** `npm start` over data that is there, until it says that it runs. */
  readonly ready: number[]
  /** A killed worker, until the one that took its place asks Temporal for work. */
  readonly polls: number[]
  /** A bare Node that loads Temporal's SDK, without which no worker starts. */
  readonly floor: number[]
}

/** Starts the system again and again over a data folder over which nothing runs, and kills its worker each time. */
export async function measureStarts(dataDir: string): Promise<Starts> {
  const starts: Starts = { ready: [], polls: [], floor: [] }
  await once(dataDir) // fills the machine's caches, and ours
  for (let n = 0; n < rounds; n++) {
    starts.floor.push(bareLoad())
    const { ready, polls } = await once(dataDir)
    starts.ready.push(ready)
    starts.polls.push(polls)
  }
  return starts
}

function bareLoad(): number {
  const began = performance.now()
  execFileSync(process.execPath, ['-e', "require('@temporalio/worker')"], { cwd: root })
  return performance.now() - began
}

async function once(dataDir: string): Promise<{ ready: number; polls: number }> {
  const began = performance.now()
  const system = spawn('npm', ['start'], {
    cwd: root,
    env: childEnvironment({
      DATA_DIR: dataDir,
      PORT: '0',
      TEMPORAL_UI_PORT: '0',
      LOG_LEVEL: 'warn',
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a Ctrl-C is for this process, which then ends the other in order
  })
  const ended = new Promise((resolve) => system.once('exit', resolve))
  let said = ''
  system.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  try {
    await until(() => said.includes('Throughline is running.'))
    const ready = performance.now() - began
    await pause(1000) // it has come to rest
    return { ready, polls: await workerAgain(dataDir) }
  } finally {
    system.kill('SIGTERM')
    await ended
  }
}

/** Kills the worker of a system. Returns how many milliseconds it takes until the next one asks Temporal for work. */
export async function workerAgain(dataDir: string): Promise<number> {
  const now = (): Running => {
    const running = readRunning(dataDir)
    if (!running) throw new Error('the system is gone')
    return running
  }
  const killed = now().children['Worker'] ?? 0
  const connection = await Connection.connect({ address: now().temporalAddress })
  const began = performance.now()
  process.kill(killed, 'SIGKILL')
  await until(async () => {
    const pid = now().children['Worker']
    if (pid === killed) return false
    const { living } = await readWorkers(connection.workflowService, 'default', Date.now())
    return living.some(({ identity }) => identity.startsWith(`${pid}@`))
  })
  const took = performance.now() - began
  await connection.close()
  return took
}

async function until(claim: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + mostMs
  while (!(await claim())) {
    if (performance.now() > end) throw new Error(`not within ${mostMs} ms`)
    await pause(10)
  }
}
