import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { stampOf } from '../../setup/process.mjs'
import type { ChildName } from '../system.ts'
import type { Fault } from './fault.ts'

const limited: readonly ChildName[] = ['API', 'Worker']

/** API and worker may open nothing more than they have open: no connection, no file. */
export const descriptors: Fault = {
  title: 'API and worker have no descriptor left for 5 s (RLIMIT_NOFILE)',
  counted: 'once it is over',
  heldMs: 5000,
  prepare: async () => {
    try {
      limitOf(process.pid)
      openOf(process.pid)
    } catch {
      return 'there is no prlimit or no /proc here, as Linux has'
    }
    return {
      strike: async ({ system }) => {
        const before = limited.map((name) => {
          const pid = system.pidOf(name)
          const usual = limitOf(pid)
          setLimit(pid, openOf(pid))
          return { pid, usual }
        })
        return {
          end: () => {
            for (const { pid, usual } of before) if (stampOf(pid)) setLimit(pid, usual)
          },
        }
      },
    }
  },
}

const prlimit = (pid: number, ...args: string[]): string =>
  execFileSync('prlimit', ['--pid', String(pid), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const limitOf = (pid: number): string =>
  prlimit(pid, '--nofile', '--output=SOFT', '--noheadings').trim()

const setLimit = (pid: number, soft: string): void => void prlimit(pid, `--nofile=${soft}:`)

const openOf = (pid: number): string => String(readdirSync(`/proc/${pid}/fd`).length)
