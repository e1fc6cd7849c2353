// Proves that a lock is held by one process and ends with it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { tryLock, withLock } from '../../../scripts/setup/lock.mjs'
import { stampOf } from '../../../scripts/setup/process.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is held until it is released', () => {
  const first = tryLock(file)
  expect(tryLock(file).holder?.pid).toBe(process.pid)
  first.release!()
  expect(existsSync(file)).toBe(false)
  expect(tryLock(file).holder).toBeUndefined()
})

it('ends with its holder', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' })
  writeFileSync(file, JSON.stringify({ pid: child.pid, stamp: stampOf(child.pid!) }))
  expect(tryLock(file).holder?.pid).toBe(child.pid)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(tryLock(file).holder).toBeUndefined()
})

it('is not kept by a stranger who got the number of its dead holder', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, stamp: 'another birth' }))
  expect(tryLock(file).holder).toBeUndefined()
})

it.each(['', '{', '{}', 'null'])('is not kept by a file that holds %j', (text) => {
  writeFileSync(file, text)
  expect(tryLock(file).holder).toBeUndefined()
})

it('lets one work at a time, and tells the others for whom they wait', async () => {
  const waited: number[] = []
  let inside = 0
  const work = async () => {
    expect(++inside).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 10))
    inside--
  }
  await Promise.all([1, 2, 3].map(() => withLock(file, ({ pid }) => waited.push(pid), work)))
  expect(waited).toEqual([process.pid, process.pid])
})
