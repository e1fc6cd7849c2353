// Proves that every command which the page about upgrading says to run is run by a test.
import { expect, it } from '@jest/globals'
import { blocksIn, textOf } from './read.ts'
import { lastToEndEarlier } from '../../../store/migrations/index.ts'

const page = textOf('docs/operations/upgrade.md')

/** The test that runs each command beside those that test/proof/upgrade.test.ts takes from the page, and the words there. */
const shownBy: Readonly<Record<string, readonly [test: string, words: string]>> = {
  'npm start': ['test/start/older-data.test.ts', 'startSystem(dataDir'],
  'npm run backup': ['test/proof/restore.test.ts', "'npm', 'run', 'backup'"],
  'npm run restore': ['test/proof/restore.test.ts', "'npm', 'run', 'restore'"],
  'npm run heal': ['test/proof/restore.test.ts', "'npm', 'run', 'heal'"],
}

it('takes each block into the proof, or has another test for it', () => {
  const marks = [...page.matchAll(/^<!-- (upgrade: \w+|shown) -->$/gm)].map(([, mark = '']) => mark)
  const blocks = blocksIn(page, 'bash')
  expect(marks).toHaveLength(blocks.length)
  const proof = textOf('test/proof/upgrade.test.ts')
  for (const [n, block] of blocks.entries()) {
    const [, part] = /^upgrade: (\w+)$/.exec(marks[n] ?? '') ?? []
    if (part !== undefined) {
      expect(proof).toContain(`block('${part}')`)
      continue
    }
    const [command = ''] = /^npm (start|run \w+)/.exec(block) ?? []
    const [test = '', words = ''] = shownBy[command] ?? []
    expect({ command, shown: textOf(test).includes(words) }).toEqual({ command, shown: true })
  }
})

it('names the last migration that ends what came before', () => {
  expect(page).toContain(`The last of these is \`${lastToEndEarlier}\`.`)
})
