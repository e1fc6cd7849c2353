import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRunning, type Running } from '../../platform/running.ts'
import { settings } from '../../platform/settings.ts'
import { stampOf } from '../../scripts/setup/process.mjs'
import { until } from './until.ts'

const checkout = path.resolve(import.meta.dirname, '../..')

/** One run of `npm start`, or of another command, from a test. */
export interface Run {
  readonly process: ChildProcess
  /** All that it said so far, on both streams. */
  said(): string
  /** Settles when it has said that; fails when it ends first, or takes much too long. */
  says(text: string): Promise<void>
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  /** Presses Ctrl-C: the signal goes to all that run in its terminal. */
  interrupt(): void
}

/** Runs one of the project's commands as npm would, with nobody's settings but these. */
export function run(command: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = checkout): Run {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        name === 'TEMPORAL_BIN' ||
        !(name.replace(/_FILE$/, '') in settings.shape || /^NODE_OPTIONS|^JEST/.test(name)),
    ),
  )
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)).once('error', reject)
  })
  let over = false
  void ended.finally(() => (over = true)).catch(() => undefined)
  return {
    process: child,
    said: () => output,
    ended,
    interrupt: () => process.kill(-child.pid!, 'SIGINT'),
    says: (text) =>
      until(() => {
        if (output.includes(text)) return true
        if (over) throw new Error(`It ended without saying "${text}":\n${output}`)
        return false
      }),
  }
}

/** Starts the whole system over a data folder and waits until it has said where everything is. */
export async function startSystem(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const system = run(['npm', 'start'], {
    PORT: '0',
    TEMPORAL_UI_PORT: '0',
    SIGN_IN_PORT: '0',
    MAILBOX_PORT: '0',
    DATA_DIR: dataDir,
    SEED_MEETINGS: 'false',
    WORKERS: '1',
    ...env,
  })
  try {
    await system.says('the next start carries on')
  } catch (error) {
    system.process.kill('SIGTERM') // a start that took too long is still there
    throw error
  }
  return system
}

/** What the system over a data folder says of itself. */
export function runningOver(dataDir: string): Running {
  const running = readRunning(dataDir)
  if (!running) throw new Error(`Nothing runs over ${dataDir}`)
  return running
}

/** Whether a process is there and alive. */
export function alive(pid: number): boolean {
  return stampOf(pid) !== undefined
}

/** A folder of the test's own that every account may enter. */
export function temporaryFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'throughline-start-'))
  chmodSync(folder, 0o755)
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
