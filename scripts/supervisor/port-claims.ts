import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { codeOf } from './fault.ts'

/** How long a port is kept for whoever chose it: some seconds pass before the program that is to have it listens. */
const keptMs = 120_000

const mine = new Set<string>()
process.once('exit', () => mine.forEach((file) => rmSync(file, { force: true })))

/**
 * Keeps a port for this process, unless it was chosen within the last two minutes by one that still runs: between choosing
 * a port and listening on it somebody else can find it free. Where no claim can be written, the port is taken unclaimed.
 */
export function claim(port: number, folder = path.join(tmpdir(), 'throughline-ports')): boolean {
  if (!isOpen(folder)) return true
  const file = path.join(folder, String(port))
  try {
    write(file)
    mine.add(file)
    return true
  } catch (error) {
    return codeOf(error) !== 'EEXIST'
  }
}

/** Whether there is a folder for claims; other accounts claim ports in the same. */
function isOpen(folder: string): boolean {
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o1777)
    return true
  } catch {
    return false
  }
}

function write(file: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || isKept(file)) throw error
    rmSync(file, { force: true })
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  }
}

function isKept(file: string): boolean {
  const pid = Number(readFileSync(file, 'utf8'))
  return Date.now() - statSync(file).mtimeMs < keptMs && runs(pid)
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // it is another account's
  }
}
