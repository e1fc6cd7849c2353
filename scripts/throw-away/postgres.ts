import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { accountFor } from '../supervisor/account.ts'
import { freePort } from '../supervisor/ports.ts'
import { untilAnswering } from '../supervisor/postgres-client.ts'
import { programsFor } from '../supervisor/postgres-program.ts'
import { addressAs } from '../supervisor/postgres-roles.ts'
import {
  asFlags,
  bareEnvironment,
  makeCluster,
  serverArguments,
} from '../supervisor/postgres-server.ts'
import { leash } from './leash.ts'

/** A PostgreSQL of its own in a folder of its own. */
export interface Cluster {
  readonly port: number
  /** For its superuser. */
  readonly url: string
  /** Ends it and takes its folder away. */
  stop(): Promise<void>
  /** Ends it as a failing machine would; its data stays. */
  kill(): Promise<void>
  /** Starts it again over its data, on its old port. */
  start(): Promise<void>
}

const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

/** Starts a throw-away PostgreSQL, by root or not; `durable` makes it as careful as the real one. */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-pg-'))
  const data = path.join(folder, 'data')
  const account = accountFor(data)
  if (account) chownSync(folder, account.uid, account.gid)
  const programs = programsFor(account, folder)
  await makeCluster(programs, account, data)
  const port = await freePort()
  const flags = asFlags(durable ? {} : careless)

  const launch = async () => {
    const server = spawn(
      path.join(programs, 'postgres'),
      [...serverArguments(data, port), ...flags],
      {
        ...account,
        cwd: folder,
        env: bareEnvironment,
        stdio: 'ignore',
      },
    )
    const end = leash(server, 'SIGINT', folder)
    const gone = () => server.exitCode !== null || server.signalCode !== null
    return { server, end, ready: await untilAnswering(addressOf(port), 30_000, gone) }
  }
  const launchUntilReady = async () => {
    for (let tries = 0; tries < 20; tries++) {
      const launched = await launch()
      if (launched.ready) return launched
      await launched.end() // after a kill, the old server's children still hold its memory for a moment
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error('PostgreSQL did not start')
  }

  let running = await launchUntilReady()
  return {
    port,
    url: addressOf(port),
    async stop() {
      await running.end()
      rmSync(folder, { recursive: true, force: true })
    },
    async kill() {
      const gone = once(running.server, 'exit')
      running.server.kill('SIGKILL')
      await gone
    },
    async start() {
      running = await launchUntilReady()
    },
  }
}

const addressOf = (port: number): string => addressAs({ port }, 'superuser', 'postgres')
