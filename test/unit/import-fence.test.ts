import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { ESLint } from 'eslint'

interface Pattern {
  readonly regex: string
  readonly allowTypeImports?: boolean
}

const folders = 'domain workflows activities store client platform app api web worker'.split(' ')

/** What the design lets each folder take values from; the lint rule must say the same. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  workflows: [],
  store: ['domain'],
  platform: [],
  client: ['domain', 'platform', 'workflows/contract'],
  activities: ['domain', 'store', 'client', 'platform'],
  app: ['domain', 'store', 'client', 'platform'],
  web: ['app', 'domain', 'platform'],
  api: ['app', 'domain', 'platform', 'web/plugin'],
  worker: ['domain', 'store', 'client', 'platform', 'activities', 'workflows/contract'],
}

const linter = new ESLint()

async function patternsOf(folder: string, file = 'any'): Promise<Pattern[]> {
  const config = (await linter.calculateConfigForFile(`${folder}/${file}.ts`)) as {
    rules: Record<string, [number, { patterns: Pattern[] }]>
  }
  return config.rules['@typescript-eslint/no-restricted-imports']?.[1].patterns ?? []
}

const stops = (patterns: readonly Pattern[], specifier: string): boolean =>
  patterns.some(({ regex }) => new RegExp(regex).test(specifier))

describe.each(folders)('the fence around %s', (folder) => {
  it('lets in what the table says, and nothing else of ours', async () => {
    const patterns = await patternsOf(folder)
    for (const other of [...folders, 'test', 'bench'].filter((name) => name !== folder)) {
      const allowed = mayImport[folder]?.includes(other) ?? false
      expect([other, stops(patterns, `../${other}/any.ts`)]).toEqual([other, !allowed])
      expect([other, stops(patterns, `../../${other}/deep/any.ts`)]).toEqual([other, !allowed])
    }
    for (const file of ['workflows/contract', 'web/plugin'].filter((f) => !f.startsWith(folder))) {
      const allowed = mayImport[folder]?.includes(file) ?? false
      expect([file, stops(patterns, `../${file}.ts`)]).toEqual([file, !allowed])
    }
  })
})

describe('the rules', () => {
  it('let the one file of api/ that puts it together into the store and the client', async () => {
    const patterns = await patternsOf('api', 'main')
    const reached = [...folders, 'test', 'bench'].filter(
      (other) => !stops(patterns, `../${other}/any.ts`),
    )
    expect(reached.sort()).toEqual(['api', 'app', 'client', 'domain', 'platform', 'store'])
  })

  it('take two packages in domain/, and Temporal’s own in workflows/', async () => {
    const domain = await patternsOf('domain')
    expect(['zod', 'temporal-polyfill'].some((name) => stops(domain, name))).toBe(false)
    expect(['pg', 'node:fs', '@temporalio/workflow'].every((name) => stops(domain, name))).toBe(
      true,
    )
    const workflows = await patternsOf('workflows')
    expect(stops(workflows, '@temporalio/workflow')).toBe(false)
    expect(['zod', 'pino', 'node:crypto'].every((name) => stops(workflows, name))).toBe(true)
  })

  it('are switched off nowhere', () => {
    const files = globSync(folders.map((folder) => `${folder}/**/*.ts`))
    const silenced = files.filter((file) => readFileSync(file, 'utf8').includes('eslint-disable'))
    expect(silenced).toEqual([])
    expect(files.length).toBeGreaterThan(40)
  })
})
