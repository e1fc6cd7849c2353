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
}, 60_000)

const packageOf = (file: string): string | undefined =>
  /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(file)?.[1]

it('holds the workflows and nothing else of ours', () => {
  const ours = files.filter((file) => packageOf(file) === undefined)
  expect(ours.map((file) => path.relative(root, file)).sort()).toEqual([
    'workflows/conference.ts',
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
