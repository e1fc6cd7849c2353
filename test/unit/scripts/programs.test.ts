// Proves that a program runs as one kept script, in which each module knows its place and stack traces name our files.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'

const ours = path.resolve(import.meta.dirname, '../../..')
const folders = ['activities', 'api', 'app', 'client', 'domain', 'platform', 'store', 'web']
let root: string
let script: string

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

/** A project with a program of two files, and a package of which it needs two. */
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'throughline-programs-'))
  script = path.join(root, 'node_modules/.cache/throughline/api-main.mjs')
  for (const folder of [...folders, 'workflows']) mkdirSync(path.join(root, folder))
  for (const part of ['scripts/program.ts', 'scripts/programs', 'worker/kept.ts', 'package.json'])
    cpSync(path.join(ours, part), path.join(root, part), { recursive: true })
  write('node_modules/.package-lock.json', '{}')
  for (const builder of ['esbuild', '@esbuild', '@jridgewell']) {
    const at = path.join(root, 'node_modules', builder)
    symlinkSync(path.join(ours, 'node_modules', builder), at)
  }
  write('node_modules/placed/index.js', 'exports.at = [__dirname, require.resolve("./other")]')
  write('node_modules/placed/package.json', '{}')
  write('node_modules/placed/other.js', 'module.exports = 1')
  write(
    'app/failing.ts',
    '\n\nexport function fail(): never {\n  throw new Error("as it must")\n}\n',
  )
})

beforeEach(() => {
  write(
    'api/main.ts',
    `import { at } from 'placed'
import { fail } from '../app/failing.ts'
const say = (stack: unknown) => console.log(JSON.stringify({ at, here: import.meta.dirname, url: import.meta.url, stack }))
await Promise.resolve()
try { fail() } catch (error) { say((error as Error).stack) }
`,
  )
})

afterAll(() => rmSync(root, { recursive: true }))

interface Said {
  readonly at: string[]
  readonly here: string
  readonly url: string
  readonly stack: string
}

function run(): Said {
  const args = ['--disable-warning=ExperimentalWarning', 'scripts/program.ts', 'api/main.ts']
  const said = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return JSON.parse(said) as Said // written above
}

it('runs with every module in its place, and names our files where something fails', () => {
  const { at, here, url, stack } = run()
  const placed = path.join(root, 'node_modules/placed')
  expect(at).toEqual([placed, path.join(placed, 'other.js')])
  expect(here).toBe(path.join(root, 'api'))
  expect(url).toBe(`file://${path.join(root, 'api/main.ts')}`)
  expect(stack).toContain(`${path.join(root, 'app/failing.ts')}:4:9`)
  expect(stack).toContain(`${path.join(root, 'api/main.ts')}:5:7`)
})

it('is built once for a content, and again for another and for a damaged script', () => {
  run()
  const { ino } = statSync(script)
  run()
  expect(statSync(script).ino).toBe(ino)
  appendFileSync(path.join(root, 'app/failing.ts'), '// more\n')
  run()
  const second = readFileSync(script, 'utf8')
  expect(statSync(script).ino).not.toBe(ino)
  writeFileSync(script, second.slice(0, -100))
  run()
  expect(readFileSync(script, 'utf8')).toBe(second)
})

it('needs none of its sources once it is built', () => {
  run()
  expect(readFileSync(script, 'utf8')).not.toMatch(/from ?['"]\.\.?\//)
})
