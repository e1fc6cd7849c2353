import { readdirSync, readFileSync } from 'node:fs'
import type { ChildName, WholeSystem } from '../system.ts'
import type { Fault } from './fault.ts'

const inTurn: readonly ChildName[] = ['Worker', 'API', 'Temporal', 'PostgreSQL', 'Worker 2']

/** A part that stands still, as on a machine that swaps or a virtual one that is moved: it keeps what it had and answers nobody. */
export const freeze: Fault = {
  title: 'a part stands still for 6 s (SIGSTOP): worker, API, Temporal, PostgreSQL in turn',
  counted: 'from the blow',
  heldMs: 6000,
  prepare: async () => ({
    settings: { WORKERS: '2' },
    strike: async ({ system }, n) => {
      const frozen = withChildren(pidOf(system, inTurn[n % inTurn.length] ?? 'Worker'))
      for (const pid of frozen) send(pid, 'SIGSTOP')
      return {
        end: () => {
          for (const pid of frozen) send(pid, 'SIGCONT')
        },
      }
    },
  }),
}

const pidOf = (system: WholeSystem, name: ChildName): number =>
  system.pidOf(system.children.includes(name) ? name : 'Worker')

/** A process and those that it has started itself, such as PostgreSQL's for each connection. */
function withChildren(pid: number): number[] {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return [pid, ...all.filter((one) => parentOf(one) === pid).map(Number)]
  } catch {
    return [pid] // no such list here
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return Number(afterName.split(' ')[1])
  } catch {
    return undefined // it has just ended
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it has just ended
  }
}
