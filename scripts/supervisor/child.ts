import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Program } from '../../platform/settings/programs.ts'
import { StartFault } from './fault.ts'
import { LogFile, type LogLimits } from './log-file.ts'
import { type Ending, watchOver } from './watcher.ts'

/** How to start a child. */
interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly account?: Account | undefined
  /**
   * Whether it keeps a channel to us, through which it notices that we are gone and says that it is ready. One without it is
   * watched over by a shell, which ends it when we are gone.
   */
  readonly line?: boolean
}

/** A child that was just started, for those who wait for it. */
export interface Starting {
  readonly process: ChildProcess
  readonly gone: () => boolean
  /** What it has logged since this start. */
  readonly said: () => string
}

/** One of the processes that the supervisor keeps alive. */
export interface ChildPlan {
  readonly name: string
  readonly log: string
  /** Which of our programs it is; none of them, if it is a server. */
  readonly program?: Program
  /** Asked before each start. */
  readonly launch: () => Launch
  /** Resolves when it can be used. Called once, at the first start. */
  readonly ready: (start: Starting) => Promise<boolean>
  /** Called with its log when its first start fails. Returns how long to wait before another try, if one makes sense. */
  readonly again?: (said: string, tries: number) => Promise<number | undefined>
  /** How long after a healthy life it is started again at a steady pace, before backing off. */
  readonly steadyMs?: number
  /** How it is asked to end, and how long to wait after each way of asking. */
  readonly ending: Ending
}

/** What a child reports. */
export interface Keeper {
  readonly say: (text: string) => void
  readonly spawned: (name: string, pid: number) => void
  readonly logs?: LogLimits
  /** Called with each message of one of our programs. */
  readonly heard?: (word: unknown) => void
}

const usualLogs: LogLimits = { bytes: 20 * 1024 * 1024, files: 14, days: 30 }
const healthyMs = 5_000
const longestPauseMs = 10_000
const steadyPauseMs = 500
const lastWordsMs = 300
/** How much of what a process says is kept, to look for what it says at its start. */
const mostSaid = 200_000

/** A process that is started again when it dies, until it is told to end. */
export class Child {
  readonly plan: ChildPlan
  readonly #keeper: Keeper
  readonly #ending = new AbortController()
  #process: ChildProcess | undefined
  #gone: Promise<string> = Promise.resolve('')
  readonly #log: LogFile
  #said = ''

  constructor(plan: ChildPlan, keeper: Keeper) {
    this.plan = plan
    this.#keeper = keeper
    this.#log = new LogFile(plan.log, keeper.logs ?? usualLogs, (why) =>
      keeper.say(
        `The log of ${plan.name} cannot be written (${why}): its lines are lost until it can be.`,
      ),
    )
  }

  /** Starts it and waits until it is ready; from then on keeps it alive. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries++) {
      const child = this.#spawn()
      const gone = () => this.#process !== child
      const ready = this.plan.ready({ process: child, gone, said: () => this.#said })
      if (await Promise.race([ready, this.#gone.then(() => false)])) break
      const said = this.#said
      const complaint = gone() ? complaintIn(said) || (await this.#gone) : 'it took too long'
      await this.#end()
      const wait = this.#stopping() ? undefined : await this.plan.again?.(said, tries)
      if (wait === undefined)
        throw new StartFault(
          `${this.plan.name} did not start (${complaint}): ${this.plan.log} may say more.`,
        )
      await this.#pause(wait)
      if (this.#stopping()) throw new StartFault('The start was broken off.')
    }
    void this.#keep()
  }

  /** Sends it a message over its channel. */
  tell(word: object): void {
    if (this.#process?.connected) this.#process.send(word)
  }

  /** Ends it, whatever its state, and does not start it again. */
  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#end()
    await this.#log.end()
  }

  async #keep(): Promise<void> {
    let failures = 0
    let healthyAt = performance.now()
    for (;;) {
      const began = performance.now()
      const how = await this.#gone
      if (this.#stopping()) return
      if (performance.now() - began > healthyMs) {
        failures = 0
        healthyAt = performance.now()
      }
      const steady = performance.now() - healthyAt < (this.plan.steadyMs ?? 0)
      const wait = failures === 0 ? 0 : steady ? steadyPauseMs : pauseAfter(failures)
      if (failures === 0 || !steady)
        this.#keeper.say(`${this.plan.name} ended (${how}); ${again(wait)}.`)
      failures++
      await this.#pause(wait)
      if (this.#stopping()) return
      this.#spawn()
    }
  }

  #stopping(): boolean {
    return this.#ending.signal.aborted
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#ending.signal }).catch(() => undefined)
  }

  #spawn(): ChildProcess {
    const { command, args, account, line = false, ...how } = this.plan.launch()
    const stdio: StdioOptions = line
      ? ['ignore', 'pipe', 'pipe', 'ipc']
      : ['ignore', 'pipe', 'pipe']
    const child = spawn(command, args, { ...how, ...account, stdio, detached: true })
    this.#listenTo(child)
    if (line && this.#keeper.heard) child.on('message', this.#keeper.heard)
    this.#process = child
    const over = child.pid && !line ? watchOver(child.pid, this.plan.ending, account) : undefined
    this.#gone = new Promise((resolve) => {
      const end = (how: string) => {
        over?.()
        if (this.#process === child) this.#process = undefined
        void this.#lastWords(child).then(() => resolve(how))
      }
      child.once('exit', (code, signal) => end(signal ?? `exit code ${code ?? 'unknown'}`))
      child.on('error', (error) => {
        if (!child.pid) end(error.message) // otherwise only a signal or a message did not reach it
      })
    })
    if (child.pid) this.#keeper.spawned(this.plan.name, child.pid)
    return child
  }

  async #end(): Promise<void> {
    const child = this.#process
    if (!child?.pid) return
    for (const [signal, waitMs] of this.plan.ending) {
      child.kill(signal)
      const late = new AbortController()
      const timeout = pause(waitMs, 'late', { signal: late.signal }).catch(() => 'ended')
      const first = await Promise.race([this.#gone, timeout])
      late.abort()
      if (first !== 'late') return
    }
    killGroup(child.pid)
    await this.#gone
  }

  /** Everything goes through us, so that a log that cannot be written is no matter to who writes it. */
  #listenTo({ stdout, stderr }: ChildProcess): void {
    this.#said = ''
    for (const stream of [stdout, stderr]) {
      if (!stream) continue
      this.#log.take(stream)
      stream.on('data', (text: string) => {
        if (this.#said.length < mostSaid) this.#said += text
      })
    }
  }

  /** What a process said last may come after its end; processes of its own can hold the way open for longer. */
  async #lastWords(child: ChildProcess): Promise<void> {
    if (!child.pid || (child.stdout?.closed && child.stderr?.closed)) return
    const late = new AbortController()
    await Promise.race([
      once(child, 'close', { signal: late.signal }).catch(() => undefined),
      pause(lastWordsMs, undefined, { signal: late.signal }).catch(() => undefined),
    ])
    late.abort()
  }
}

/** The line that most likely says why: the last that mentions an error, otherwise the last. */
function complaintIn(text: string): string {
  const lines = text.trim().split('\n')
  const worst = lines.findLast((line) => /fatal|error/i.test(line)) ?? lines.at(-1)
  return worst?.slice(0, 300) ?? ''
}

const pauseAfter = (failures: number): number => Math.min(125 * 2 ** failures, longestPauseMs)

const again = (waitMs: number): string =>
  waitMs < 1_000 ? 'started again' : `starting it again in ${waitMs / 1000} s`

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it is already gone
  }
}
