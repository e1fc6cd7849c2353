import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { stampOf } from './process.mjs'

/** @typedef {{ pid: number, stamp: string }} Holder */

/**
 * Takes a lock that ends with its holder, however the holder dies. The file names a process and when it began.
 * @param {string} file
 * @returns {{ holder: undefined, release: () => void } | { holder: Holder, release: undefined }}
 */
export function tryLock(file) {
  const mine = `${file}.${process.pid}`
  const me = JSON.stringify({ pid: process.pid, stamp: stampOf(process.pid) })
  for (;;) {
    writeFileSync(mine, me) // complete before it becomes the lock, so that nobody reads half of it
    try {
      linkSync(mine, file)
      return { holder: undefined, release: () => releaseIf(file, me) }
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    } finally {
      rmSync(mine, { force: true })
    }
    const found = read(file)
    const holder = found && holderOf(found)
    if (holder) return { holder, release: undefined }
    if (found !== undefined) takeAway(file, found)
  }
}

/**
 * Does the work while nobody else does it. If somebody does, `onWait` is called once.
 * @template T
 * @param {string} file
 * @param {(holder: Holder) => void} onWait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  for (let told = false; ; told = true) {
    const { holder, release } = tryLock(file)
    if (holder) {
      if (!told) onWait(holder)
      await pause(200)
      continue
    }
    try {
      return await work()
    } finally {
      release()
    }
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
function holderOf(text) {
  try {
    const { pid, stamp } = JSON.parse(text)
    return stamp && stampOf(pid) === stamp ? { pid, stamp } : undefined
  } catch {
    return undefined
  }
}

/**
 * Removes a dead holder's lock. If somebody else did so first and now holds the lock, puts it back.
 * @param {string} file
 * @param {string} dead
 */
function takeAway(file, dead) {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
    if (read(aside) !== dead) linkSync(aside, file)
  } catch {
    // somebody else was quicker: the next try will see
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * @param {string} file
 * @param {string} me
 */
function releaseIf(file, me) {
  if (read(file) === me) rmSync(file, { force: true })
}
