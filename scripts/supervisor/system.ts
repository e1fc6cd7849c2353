import { programEnvironment } from '../../platform/config.ts'
import { clearRunning, type Running, writeRunning } from '../../platform/running.ts'
import { settingsFor } from '../../platform/program-environment.ts'
import type { Need } from '../../platform/lifeline.ts'
import type { Program } from '../../platform/settings/programs.ts'
import { Child, type ChildPlan } from './child.ts'
import { saying, StartFault } from './fault.ts'
import type { LogLimits } from './log-file.ts'
import { Notes } from './notes.ts'
import { ProcessRecord } from './orphans.ts'

/** The addresses of a running system, each its own or as given. */
export type Addresses = Omit<Running, 'pid' | 'children'>

/** How something that our programs lack is provided, and whether that is going on. */
interface Provider {
  readonly provide: () => Promise<readonly string[]>
  busy: boolean
}

/** All children of one data folder. It starts them, keeps them alive, and ends them in order. */
export class System {
  readonly #dataDir: string
  readonly #say: (text: string) => void
  readonly #logs: LogLimits
  readonly #record: ProcessRecord
  readonly #notes: Notes
  readonly #children = new Map<string, Child>()
  readonly #pids: Record<string, number> = {}
  #addresses: Addresses | undefined
  #stopped: Promise<void> | undefined
  readonly #providers = new Map<Need, Provider>()

  constructor(dataDir: string, say: (text: string) => void, logs: LogLimits) {
    this.#logs = logs
    this.#dataDir = dataDir
    this.#say = say
    this.#record = new ProcessRecord(dataDir)
    this.#notes = new Notes(
      () => {
        this.#record.write()
        if (!this.stopping) this.#write()
      },
      (error) =>
        say(
          `What runs cannot be noted in ${dataDir} (${saying(error)}): it is tried until it can be.`,
        ),
    )
  }

  /** Whether it is ending: nothing more is started then. */
  get stopping(): boolean {
    return this.#stopped !== undefined
  }

  /** Starts a child and keeps it alive. */
  async launch(plan: ChildPlan): Promise<void> {
    if (this.stopping) throw new StartFault('The start was broken off.')
    const spawned = (name: string, pid: number) => {
      this.#pids[name] = pid
      this.#record.add(name, pid)
      this.#notes.put()
    }
    const heard = (word: unknown) => void this.#heard(word)
    const child = new Child(plan, { say: this.#say, spawned, logs: this.#logs, heard })
    this.#children.set(plan.name, child)
    await child.start()
  }

  /** Says how to provide what our programs may come to lack while they run. */
  provide(need: Need, provide: () => Promise<readonly string[]>): void {
    this.#providers.set(need, { provide, busy: false })
  }

  /** Tells other commands where everything is, now and after each start of a child, and tells our own programs to begin. */
  announce(addresses: Addresses): Running {
    this.#addresses = addresses
    for (const child of this.#children.values())
      if (child.plan.program)
        child.tell({ begin: settingsFor(child.plan.program, settingsOf(addresses)) })
    return this.#write() ?? { pid: process.pid, children: this.#pids, ...addresses }
  }

  /**
   * The environment of one of our own programs: the settings that it reads. Until it is known where everything is, it loads
   * what it needs and waits.
   */
  environment(program: Program): NodeJS.ProcessEnv {
    return programEnvironment(program, {
      DATA_DIR: this.#dataDir,
      ...(this.#addresses ? settingsOf(this.#addresses) : { THROUGHLINE_HELD: 'true' }),
    })
  }

  /** Ends everything: first our own programs, then the servers, and the database last. */
  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      const workers = [...this.#children.keys()].filter((name) => name.startsWith('Worker'))
      await this.#stop('API', ...workers)
      await this.#stop('Mailbox', 'Sign-in', 'Temporal')
      await this.#stop('PostgreSQL')
      this.#notes.end()
      clearRunning(this.#dataDir)
    })()
    return this.#stopped
  }

  /** One of our programs lacks something: it is provided once at a time, as far as we can. */
  async #heard(word: unknown): Promise<void> {
    if (!(word instanceof Object && 'needs' in word) || this.stopping) return
    const provider = this.#providers.get(word.needs as Need) // one of our own programs says it
    if (!provider || provider.busy) return
    provider.busy = true
    try {
      for (const done of await provider.provide()) this.#say(`Temporal: ${done}.`)
    } catch (error) {
      this.#say(`Temporal could not be prepared again (${saying(error)}).`) // it is asked for again
    } finally {
      provider.busy = false
    }
  }

  async #stop(...names: string[]): Promise<void> {
    await Promise.all(names.map(async (name) => this.#children.get(name)?.stop()))
  }

  #write(): Running | undefined {
    if (!this.#addresses) return undefined
    const running = { pid: process.pid, children: { ...this.#pids }, ...this.#addresses }
    writeRunning(this.#dataDir, running)
    return running
  }
}

const settingsOf = (at: Addresses): Readonly<Record<string, string>> => ({
  PORT: String(at.port),
  DATABASE_URL: at.databaseUrl,
  TEMPORAL_ADDRESS: at.temporalAddress,
  TEMPORAL_UI_PORT: String(at.temporalUiPort),
  SMTP_URL: at.smtpUrl,
  ...(at.mailboxUrl === undefined ? {} : { MAILBOX_PORT: new URL(at.mailboxUrl).port }),
  PUBLIC_URL: at.publicUrl,
  ...(at.signInIssuer === undefined ? {} : { SIGN_IN_ISSUER: at.signInIssuer }),
})
