// Proves that SQL outside the migrations looks into no document.
// No query looks into a stored document by the names of its fields: rules change them, and the compiler would not see it.
import { expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../../..')
const files = globSync('{store,api,app,web,activities,scripts,worker,bench}/**/*.ts', { cwd: root })
  .filter((file) => !file.startsWith('store/migrations/'))
  .sort()

const looksInside = /->>|#>|-> '|jsonb_|json_/

it('SQL outside migrations names columns and no field of a document', () => {
  expect(files).toContain('store/reads/stuck.ts')
  const found = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, n) => (looksInside.test(line) ? [`${file}:${n + 1}`] : [])),
  )
  expect(found).toEqual([])
})
