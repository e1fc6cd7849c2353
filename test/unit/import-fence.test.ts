// Proves that every forbidden border between folders, every circle and every foreign package is an error of the linter.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cruise, type IViolation } from 'dependency-cruiser'
import { ESLint } from 'eslint'
import { tmpdir } from 'node:os'
import path from 'node:path'
import rules from '../../.dependency-cruiser.mjs'

/** What the design lets each folder, and the file that puts `api` together, take values from. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  workflows: [],
  store: ['domain'],
  platform: [],
  client: ['domain', 'platform', 'workflows/contract'],
  activities: ['domain', 'store', 'client', 'platform'],
  app: ['domain', 'store', 'client', 'platform'],
  web: ['app', 'domain', 'platform'],
  api: ['app', 'domain', 'platform', 'web/plugin'],
  'api/main': ['app', 'domain', 'platform', 'web/plugin', 'store', 'client'],
  worker: ['domain', 'store', 'client', 'platform', 'activities', 'workflows/contract'],
}
const folders = Object.keys(mayImport).filter((part) => !part.includes('/'))

/** What can be imported: a file of each folder, one that lies deeper, and the two that only other folders may import. */
const targets = [
  ...[...folders, 'test', 'bench', 'scripts'].flatMap((folder) => [
    `${folder}/any`,
    `${folder}/deep/any`,
  ]),
  'workflows/contract',
  'web/plugin',
]
const folderOf = (file: string) => file.split('/')[0] ?? ''
const isAllowed = (part: string, target: string) =>
  [folderOf(target), target].some((one) => mayImport[part]?.includes(one))

let top = ''
let violations: readonly IViolation[] = []

function write(file: string, lines: readonly string[]) {
  mkdirSync(path.dirname(path.join(top, file)), { recursive: true })
  writeFileSync(path.join(top, file), lines.join('\n'))
}

const importOf = (from: string, target: string, what: string) =>
  `import ${what} from '${path.posix.relative(path.posix.dirname(from), target)}.ts'`

beforeAll(async () => {
  top = mkdtempSync(path.join(tmpdir(), 'fence-'))
  for (const target of targets) write(`${target}.ts`, ['export const a = 1', 'export type A = 1'])
  for (const part of Object.keys(mayImport))
    for (const file of part.includes('/') ? [part] : [`${part}/from`, `${part}/deep/from`]) {
      const others = targets.filter((target) => folderOf(target) !== folderOf(part))
      write(
        `${file}.ts`,
        others.map((target) => importOf(file, target, '{ a }')),
      )
      write(
        `${file}-types.ts`,
        others.map((target) => importOf(file, target, 'type { A }')),
      )
    }
  write('domain/one.ts', ["import type { B } from './two.ts'", 'export type A = B | 1'])
  write('domain/two.ts', ["import type { C } from './three.ts'", 'export type B = C | 2'])
  write('domain/three.ts', ["import type { A } from './one.ts'", 'export type C = A[]'])
  const { options, forbidden } = rules
  const { output } = await cruise([...folders, 'test', 'bench', 'scripts'], {
    tsPreCompilationDeps: options.tsPreCompilationDeps,
    ruleSet: { forbidden },
    validate: true,
    baseDir: top,
  })
  if (typeof output === 'string') throw new Error(output)
  violations = output.summary.violations
})

afterAll(() => rmSync(top, { recursive: true, force: true }))

const isStopped = (from: string, to: string) =>
  violations.some((one) => one.from === `${from}.ts` && one.to === `${to}.ts`)

describe.each(Object.keys(mayImport))('the fence around %s', (part) => {
  const files = part.includes('/') ? [part] : [`${part}/from`, `${part}/deep/from`]
  const others = targets.filter((target) => folderOf(target) !== folderOf(part))

  it('lets in what the table says, and nothing else of ours', () => {
    for (const file of files)
      for (const target of others)
        expect([file, target, isStopped(file, target)]).toEqual([
          file,
          target,
          !isAllowed(part, target),
        ])
  })

  it('stops types as it stops values, except those that workflows/ may take', () => {
    for (const file of files.filter((one) => !one.includes('main')))
      for (const target of others) {
        const types = part === 'workflows' && ['domain', 'activities'].includes(folderOf(target))
        expect([file, target, isStopped(`${file}-types`, target)]).toEqual([
          file,
          target,
          !types && !isAllowed(part, target),
        ])
      }
  })
})

describe('the rules', () => {
  it('stop a circle of three files that import each other’s types', () => {
    const circles = violations.filter(({ rule }) => rule.name === 'no circle')
    const files = circles.flatMap(({ cycle = [] }) => cycle.map(({ name }) => name))
    expect([...new Set(files)].sort()).toEqual([
      'domain/one.ts',
      'domain/three.ts',
      'domain/two.ts',
    ])
  })

  it('take two packages in domain/, and Temporal’s own in workflows/', async () => {
    const linter = new ESLint()
    const stops = async (folder: string, specifier: string) => {
      const config = (await linter.calculateConfigForFile(`${folder}/any.ts`)) as {
        rules: Record<string, [number, { patterns: { regex: string }[] }]>
      }
      const patterns = config.rules['@typescript-eslint/no-restricted-imports']?.[1].patterns ?? []
      return patterns.some(({ regex }) => new RegExp(regex).test(specifier))
    }
    for (const name of ['zod', 'temporal-polyfill']) expect(await stops('domain', name)).toBe(false)
    for (const name of ['pg', 'node:fs', '@temporalio/workflow'])
      expect(await stops('domain', name)).toBe(true)
    expect(await stops('workflows', '@temporalio/workflow')).toBe(false)
    for (const name of ['zod', 'pino', 'node:crypto'])
      expect(await stops('workflows', name)).toBe(true)
  })

  it('are switched off nowhere', () => {
    const files = globSync(folders.map((folder) => `${folder}/**/*.ts`))
    const silenced = files.filter((file) => readFileSync(file, 'utf8').includes('eslint-disable'))
    expect(silenced).toEqual([])
    expect(files.length).toBeGreaterThan(40)
  })
})
