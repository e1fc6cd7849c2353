// Proves that the bundle holds the workflows and nothing else of ours.
// The workflow bundle holds the workflows and Temporal's own packages alone; its key counts on that.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import { bundle } from '../../../worker/bundle.ts'

/** What Temporal's own two packages bring with them. */
const temporals = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc']

const root = path.resolve(import.meta.dirname, '../../..')
let files: string[]
let code: string

beforeAll(async () => {
  code = (await bundle()).code
  const [, encoded = ''] = /sourceMappingURL=data:[^,]*base64,(\S+)/.exec(code) ?? []
  const map = JSON.parse(Buffer.from(encoded, 'base64').toString()) as { sources: string[] } // webpack's
  files = map.sources.filter((source) => path.isAbsolute(source) && existsSync(source))
})

const packageOf = (file: string): string | undefined =>
  /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(file)?.[1]

it('holds the workflows and nothing else of ours', () => {
  const ours = files.filter((file) => packageOf(file) === undefined)
  expect(ours.map((file) => path.relative(root, file)).sort()).toEqual([
    'workflows/conference.ts',
    'workflows/continuing.ts',
    'workflows/contract.ts',
    'workflows/index.ts',
    'workflows/pathway.ts',
    'workflows/post.ts',
    'workflows/runner.ts',
    'workflows/warden.ts',
  ])
})

it("holds no package but Temporal's own", () => {
  const packages = new Set(files.flatMap((file) => packageOf(file) ?? []))
  expect([...packages].sort()).toEqual(temporals)
})

it('has no local activity and no time zone in it', () => {
  const own = code.slice(code.indexOf('./workflows/runner.ts'))
  expect(own).not.toMatch(/proxyLocalActivities\(|Intl\.|toLocale/)
})

it('is read by the next process, which imports no builder', () => {
  const script = `
    const { bundle } = await import('./worker/bundle.ts')
    const { code } = await bundle()
    const loaded = Object.keys((await import('node:module')).default._cache)
    process.stdout.write(JSON.stringify({ code, loaded }))`
  const args = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script]
  const said = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 50_000_000 })
  const told = JSON.parse(said.toString()) as { code: string; loaded: string[] } // written above
  expect(told.code === code).toBe(true)
  expect(told.loaded.filter((file) => /webpack|@temporalio/.test(file))).toEqual([])
})
