import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { childEnvironment } from '../../platform/config.ts'
import { readRunning, type Running } from '../../platform/running.ts'
import { stampOf } from '../setup/process.mjs'

/** Our own programs and their servers, by the supervisor's names. */
export type ChildName = 'PostgreSQL' | 'Temporal' | 'Worker' | 'Worker 2' | 'API' | 'Mailbox'

const startMs = 90_000

/** One person of a proof does the work of hundreds. Only what measures the limits themselves keeps those that are shipped. */
export const withoutLimits = {
  LIMIT_READS: '1000000',
  LIMIT_COMMANDS: '1000000',
  LIMIT_COSTLY: '1000000',
  LIMIT_REFERRALS: '1000000',
  LIMIT_ADDRESS: '1000000',
  LIMIT_STRANGERS: '1000000',
  LIMIT_SIGN_INS: '1000000',
}
const root = path.resolve(import.meta.dirname, '../..')

/** A whole system over a data folder of its own, as `npm start` runs it. It ends with this process. */
export class WholeSystem {
  readonly dataDir: string
  /** Where its processes can be asked to die at a chosen moment. */
  readonly faults: string
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  #output = ''
  #over = false

  private constructor(dataDir: string, settings: Readonly<Record<string, string>>) {
    this.dataDir = dataDir
    this.faults = path.join(dataDir, 'faults')
    mkdirSync(this.faults, { recursive: true })
    const words = ['--disable-warning=ExperimentalWarning', 'scripts/supervise.ts']
    this.#process = spawn(process.execPath, words, {
      cwd: root,
      env: childEnvironment({
        PORT: '0',
        TEMPORAL_UI_PORT: '0',
        SIGN_IN_PORT: '0',
        MAILBOX_PORT: '0',
        LOG_LEVEL: 'warn',
        WORKERS: '1', // one whose death is felt
        SEED_MEETINGS: 'false', // only what was asked for is to be counted and measured
        DATA_DIR: dataDir,
        THROUGHLINE_FAULTS: this.faults,
        ...settings,
      }),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true, // Ctrl-C is for this process, which then ends the other properly
    })
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.#ended = new Promise((resolve) => {
      this.#process.once('exit', () => resolve()).once('error', () => resolve())
    })
    void this.#ended.then(() => (this.#over = true))
  }

  /** Starts it and waits until it says where everything is. */
  static async start(
    dataDir: string,
    settings: Readonly<Record<string, string>> = withoutLimits,
  ): Promise<WholeSystem> {
    const system = new WholeSystem(dataDir, settings)
    const end = performance.now() + startMs
    while (!system.#output.includes('Throughline is running.')) {
      if (system.#over || performance.now() > end) {
        await system.stop()
        throw new Error(`The system did not start:\n${system.#output}`)
      }
      await pause(25)
    }
    return system
  }

  /** Where everything is now. */
  get running(): Running {
    const running = readRunning(this.dataDir)
    if (!running) throw new Error(`The supervisor is gone:\n${this.#output}`)
    return running
  }

  /** What the supervisor has said so far. */
  get said(): string {
    return this.#output
  }

  /** Its programs and servers. */
  get children(): ChildName[] {
    return Object.keys(this.running.children) as ChildName[] // by the supervisor's names
  }

  pidOf(name: ChildName): number {
    const pid = this.running.children[name]
    if (pid === undefined) throw new Error(`there is no ${name}`)
    return pid
  }

  /** Whether a child is alive. */
  lives(name: ChildName): boolean {
    return stampOf(this.pidOf(name)) !== undefined
  }

  /** Ends a child as a power cut would. */
  kill(name: ChildName): void {
    process.kill(this.pidOf(name), 'SIGKILL')
  }

  /** Ends the whole system properly. */
  async stop(): Promise<void> {
    if (!this.#over) this.#process.kill('SIGTERM')
    await this.#ended
  }
}

/** A data folder for one run, which a server's own account can enter. */
export function folderForOneRun(name: string): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), `throughline-${name}-`))
  chmodSync(folder, 0o755)
  return path.join(folder, 'data')
}

/** Waits until the claim holds. Returns whether it did in time. */
export async function holds(
  claim: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (performance.now() < end) {
    if (await claim()) return true
    await pause(everyMs)
  }
  return claim()
}
