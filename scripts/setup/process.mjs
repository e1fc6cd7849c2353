import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What distinguishes a process from a later one with the same number: when it began, and what it runs.
 * Undefined if there is no such process, or only a zombie.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function stampOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return process.platform === 'linux' ? stampFromProc(pid) : stampFromPs(pid)
}

/** @param {number} pid */
function stampFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // its name may hold spaces
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${fields[19]} ${commandOf(pid)}`
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function stampFromPs(pid) {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  const line = ps.status === 0 ? ps.stdout.trim() : ''
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
}

/**
 * The command line of a process, separated by spaces; empty if it cannot be read.
 * @param {number} pid
 * @returns {string}
 */
export function commandOf(pid) {
  if (process.platform !== 'linux') return stampFromPs(pid) ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}
