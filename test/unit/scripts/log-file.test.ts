// Proves that logs are rotated without losing a line, that old ones are deleted, and that a full disk costs lines alone.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { LogFile, type LogLimits } from '../../../scripts/supervisor/log-file.ts'
import { until } from '../../support/until.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-logs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const plenty: LogLimits = { bytes: 1024 * 1024, files: 1000, days: 30 }
const fileIn = (at = folder) => path.join(at, 'api.log')
const asideIn = (at = folder) =>
  readdirSync(at)
    .filter((name) => /^api\..+\.log$/.test(name))
    .sort()
/** All that is there, in order. */
const linesIn = (at = folder) =>
  [...asideIn(at), 'api.log'].flatMap((name) =>
    readFileSync(path.join(at, name), 'utf8').split('\n').filter(Boolean),
  )
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `line ${String(from + n).padStart(6, '0')}`)

describe('rotation', () => {
  it('by size loses no line, breaks none, and keeps their order', async () => {
    const log = new LogFile(fileIn(), { ...plenty, bytes: 4000 })
    const stream = new PassThrough()
    log.take(stream)
    const all = numbered(0, 3000)
    const text = `${all.join('\n')}\n`
    for (let at = 0; at < text.length; at += 777) stream.write(text.slice(at, at + 777))
    stream.end()
    await until(() => stream.closed)
    await log.end()
    expect(asideIn().length).toBeGreaterThan(5)
    expect(linesIn()).toEqual(all)
  })

  it('keeps as many as it should, the newest', async () => {
    const log = new LogFile(fileIn(), { ...plenty, bytes: 2000, files: 3 })
    const all = numbered(0, 2000)
    for (const line of all) log.write(line)
    await log.end()
    expect(asideIn()).toHaveLength(3)
    const kept = linesIn()
    expect(kept).toEqual(all.slice(-kept.length))
  })

  it('puts aside what is of another day, and deletes what is too old, and nothing else', async () => {
    const [yesterday, old] = [1, 31].map(
      (days) => new Date(Date.now() - days * 24 * 60 * 60 * 1000),
    )
    writeFileSync(fileIn(), 'of yesterday\n')
    utimesSync(fileIn(), yesterday!, yesterday!)
    for (const name of [
      'api.20200101T000000000Z.000001.log',
      'worker.20200101T000000000Z.000001.log',
      'api.notes.log',
    ]) {
      writeFileSync(path.join(folder, name), 'old\n')
      utimesSync(path.join(folder, name), old!, old!)
    }
    const log = new LogFile(fileIn(), plenty)
    log.write('of today')
    await log.end()
    expect(readFileSync(fileIn(), 'utf8')).toBe('of today\n')
    const names = readdirSync(folder)
    expect(names).not.toContain('api.20200101T000000000Z.000001.log')
    expect(names).toEqual(
      expect.arrayContaining(['worker.20200101T000000000Z.000001.log', 'api.notes.log']),
    )
    const [put] = asideIn().filter((name) => name !== 'api.notes.log')
    expect(readFileSync(path.join(folder, put!), 'utf8')).toBe('of yesterday\n')
  })

  it('goes on with what is there', async () => {
    appendFileSync(fileIn(), 'before\n')
    const log = new LogFile(fileIn(), plenty)
    log.write('after')
    await log.end()
    expect(linesIn()).toEqual(['before', 'after'])
  })
})

const lossIn = (lines: readonly string[]) =>
  lines
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as { lines: number; code: string; msg: string })

describe('a log that cannot be written', () => {
  it('is heard of once, costs lines, and says how many once it can be', async () => {
    let full = true
    const written: string[] = []
    const open = () =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          if (full) return done(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
          written.push(chunk.toString())
          done()
        },
      })
    const heard: string[] = []
    const log = new LogFile(fileIn(), plenty, (why) => heard.push(why), open)
    for (const line of numbered(0, 500)) log.write(line)
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard).toEqual(['ENOSPC'])
    full = false
    await until(() => written.length > 0) // by itself, although nobody says anything
    log.write('after')
    await log.end()
    const lines = written.join('').split('\n').filter(Boolean)
    expect(lossIn(lines)).toMatchObject([
      { lines: 500, code: 'ENOSPC', msg: 'log lines were lost' },
    ])
    expect(lines.at(-1)).toBe('after')
  })

  it('on a disk that is full loses what is said meanwhile, and counts all of it', async () => {
    const disk = path.join(folder, 'disk')
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      console.warn('No disk of its own may be mounted here: the full disk was not tried.')
      return
    }
    const heard: string[] = []
    const log = new LogFile(fileIn(disk), plenty, (why) => heard.push(why))
    try {
      writeFileSync(path.join(disk, 'filler'), Buffer.alloc(40 * 1024))
      const all = numbered(0, 5000)
      for (const line of all) log.write(line)
      await until(() => heard.length > 0) // not before: on a busy machine all could be written once there is room
      rmSync(path.join(disk, 'filler'))
      await until(() => lossIn(linesIn(disk)).length > 0)
      log.write('after')
      await log.end()
      const lines = linesIn(disk)
      const whole = lines.filter((line) => all.includes(line))
      const lost = lossIn(lines).reduce((sum, one) => sum + one.lines, 0)
      expect(lost).toBeGreaterThan(0)
      expect(whole.length + lost).toBe(all.length)
      expect(lines.at(-1)).toBe('after')
    } finally {
      await log.end()
      execFileSync('umount', [disk])
    }
  })
})
