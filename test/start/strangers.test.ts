// Proves that a start ends processes of its own earlier runs, and leaves strangers alone.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { takeDownOrphans } from '../../scripts/supervisor/orphans.ts'
import { stampOf } from '../../scripts/setup/process.mjs'
import { alive, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const cluster = path.join(folder.path, 'postgres')
const stranger = spawn('/bin/sh', ['-c', 'sleep 600 & wait'], { stdio: 'ignore', detached: true })
const pid = stranger.pid!
const recorded = (stamp: string | undefined) =>
  writeFileSync(
    path.join(folder.path, 'processes.json'),
    JSON.stringify({ Temporal: { pid, stamp } }),
  )

beforeAll(() => mkdirSync(cluster))
afterAll(() => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // all of it has been ended
  }
  folder.remove()
})

it('leaves a process alone that merely has the number of one of ours', async () => {
  recorded('born at another time')
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n`)
  const said: string[] = []
  await takeDownOrphans(folder.path, cluster, (text) => said.push(text))
  expect(said).toEqual([])
  expect(alive(pid)).toBe(true)
})

it('ends one of ours, and says so', async () => {
  recorded(stampOf(pid))
  const said: string[] = []
  await takeDownOrphans(folder.path, undefined, (text) => said.push(text))
  expect(said).toEqual([
    `Temporal of an earlier start was still running (process ${pid}); ended it.`,
  ])
  await until(async () => !alive(pid)) // its parent, which is this process, has yet to hear of it
})
