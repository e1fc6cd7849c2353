// Proves that each test file says in its first line what it proves.
import { expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'

const files = globSync('test/**/*.test.ts').sort()

it.each(files)('%s says what it proves', (file) => {
  const [line] = readFileSync(file, 'utf8').split('\n')
  expect(line).toMatch(/^\/\/ Proves .+\.$/)
})
