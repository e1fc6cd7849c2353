// Proves that a version of the worker is named by what it is made of, wherever it is.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from '@jest/globals'
import { ownVersion } from '../../../worker/version.ts'

const checkouts: string[] = []
afterEach(() => {
  for (const folder of checkouts.splice(0)) rmSync(folder, { recursive: true })
})

const folders = ['activities', 'client', 'domain/policy', 'platform', 'store', 'workflows']

/** A checkout with a file in each folder, and these changes; gives what its version is called. */
async function versionWith(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'throughline-version-'))
  checkouts.push(root)
  for (const folder of [...folders, 'worker', 'web'])
    mkdirSync(path.join(root, folder), { recursive: true })
  const at = path.join(root, 'worker/version.ts')
  copyFileSync(path.resolve('worker/version.ts'), at)
  const files = Object.fromEntries(folders.map((folder) => [`${folder}/one.ts`, `// ${folder}`]))
  for (const [file, text] of Object.entries({ 'package-lock.json': '{}', ...files, ...changes }))
    writeFileSync(path.join(root, file), text)
  const copy = (await import(at)) as { ownVersion: typeof ownVersion }
  return copy.ownVersion()
}

it('is short, and the same of two checkouts with the same sources', async () => {
  expect(ownVersion()).toMatch(/^[0-9a-f]{8}$/)
  expect(await versionWith()).toBe(await versionWith())
})

it.each([...folders.map((folder) => `${folder}/one.ts`), 'package-lock.json'])(
  'is another where %s is another',
  async (file) => {
    expect(await versionWith({ [file]: '[]' })).not.toBe(await versionWith())
  },
)

it('is another where a file has moved, and the same whatever a page looks like', async () => {
  expect(await versionWith({ 'domain/two.ts': '// domain/policy' })).not.toBe(await versionWith())
  expect(await versionWith({ 'web/page.njk': 'x' })).toBe(await versionWith())
})
