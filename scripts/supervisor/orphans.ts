import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandOf, stampOf } from '../setup/process.mjs'

interface Known {
  readonly pid: number
  readonly stamp: string
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'processes.json')

/** Notes the children of this data folder as they are started, so that a later start can tell them from strangers. */
export class ProcessRecord {
  readonly #file: string
  readonly #known: Record<string, Known> = {}

  constructor(dataDir: string) {
    this.#file = fileIn(dataDir)
  }

  /** Takes a child up; `write` puts it down. */
  add(name: string, pid: number): void {
    const stamp = stampOf(pid)
    if (stamp) this.#known[name] = { pid, stamp }
  }

  write(): void {
    const part = `${this.#file}.${process.pid}`
    writeFileSync(part, JSON.stringify(this.#known, null, 2), { mode: 0o600 })
    renameSync(part, this.#file)
  }
}

/** Ends what an earlier supervisor of this data folder left running, and says the name and number of each. */
export async function takeDownOrphans(
  dataDir: string,
  cluster: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const recorded = Object.entries(read(dataDir)).filter(
    ([, { pid, stamp }]) => stampOf(pid) === stamp,
  )
  const orphans = new Map(recorded.map(([name, { pid }]) => [pid, name]))
  const postmaster = cluster && postmasterOf(cluster)
  if (postmaster) orphans.set(postmaster, 'PostgreSQL')
  await Promise.all(
    [...orphans].map(async ([pid, name]) => {
      await end(pid, name === 'PostgreSQL' ? ['SIGINT', 'SIGQUIT'] : ['SIGTERM'])
      say(`${name} of an earlier start was still running (process ${pid}); ended it.`)
    }),
  )
}

function read(dataDir: string): Record<string, Known> {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Record<string, Known> // our own file
  } catch {
    return {}
  }
}

/** The server that runs over the cluster, whoever started it. The number in its file counts only if that process confirms it. */
function postmasterOf(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    const command = commandOf(pid)
    return command.includes('postgres') && command.includes(`-D ${cluster} `) ? pid : undefined
  } catch {
    return undefined
  }
}

async function end(pid: number, gently: readonly NodeJS.Signals[]): Promise<void> {
  const stamp = stampOf(pid)
  for (const signal of [...gently, 'SIGKILL' as const]) {
    send(pid, signal)
    for (let waited = 0; waited < 4_000; waited += 50) {
      if (stampOf(pid) !== stamp) return
      await pause(50)
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it ended by itself
  }
}
