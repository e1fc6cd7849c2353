// Proves that docs/operations/faults.md names each promise with the tests that show it, and each kind of fault as it is tried.
import { describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { faults } from '../../../scripts/chaos/faults/index.ts'
import { tableAfter, textOf } from './read.ts'

const page = 'docs/operations/faults.md'
const text = textOf(page)
const promises = tableAfter(text, '## What is promised')

describe('the promises', () => {
  it('are R1 to R15, each once', () => {
    expect(promises.map(([id]) => id)).toEqual(Array.from({ length: 15 }, (_, n) => `R${n + 1}`))
  })

  it.each(promises)('%s is shown by tests that are there', (_id, promise = '', by = '') => {
    expect(promise).toMatch(/\w{3}/)
    const shown = [...by.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to)
    expect(shown.length).toBeGreaterThan(0)
    for (const to of shown) {
      expect(to).toMatch(/^\.\.\/\.\.\/test\/.+\.test\.ts$/)
      const file = path.join(path.dirname(page), to)
      expect({ file, there: existsSync(file) }).toEqual({ file, there: true })
      expect(textOf(file)).toMatch(/^\/\/ Proves /)
    }
  })
})

it('each kind of fault is there with its title, in order', () => {
  const kinds = tableAfter(text, '<!-- kinds -->').map(([name, title]) => [name, title])
  expect(kinds).toEqual(Object.entries(faults).map(([name, { title }]) => [`\`${name}\``, title]))
})
