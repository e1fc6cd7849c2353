// Proves that the README's tables are what the settings, commands and folders are.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { commandNamed } from '../../../scripts/setup/commands.mjs'
import { settingTexts } from '../../support/settings.ts'
import { documents, tableAfter, textOf } from './read.ts'

const readme = textOf('README.md')
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }

describe('the table of settings', () => {
  it('says what the settings themselves say', () => {
    const expected = settingTexts().map(({ name, description, unset, value }) => [
      `\`${name}\``,
      unset ?? `\`${value}\``,
      description,
    ])
    expect(tableAfter(readme, '<!-- settings -->')).toEqual(expected)
  })
})

describe('the table of commands', () => {
  const named = tableAfter(readme, '## Commands').map(([command = '']) => command)

  it('has every command of package.json, and no other', () => {
    const commands = named.flatMap((text) => namesIn(text))
    expect(commands.sort()).toEqual(Object.keys(scripts).sort())
  })

  it('names commands that are there to be run', () => {
    for (const name of Object.keys(scripts)) expect(commandNamed(name, [])).toBeDefined()
    expect(existsSync('.ci/run')).toBe(true)
  })
})

describe('the table of folders', () => {
  it('has every folder of the checkout that holds code or documents', () => {
    const rows = tableAfter(readme, '## The folders').map(([folder]) => folder)
    const folders = readdirSync('.', { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && !/^(\.|node_modules|coverage|docker$|tools$)/.test(entry.name),
      )
      .map(({ name }) => `\`${name}/\``)
    expect(rows).toEqual(expect.arrayContaining(folders))
  })
})

describe.each(documents)('%s', (file) => {
  const text = textOf(file)

  it('names no command that does not exist', () => {
    for (const name of namesIn(text)) expect(Object.keys(scripts)).toContain(name)
  })

  it('links to files that exist, and to headings that they have', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      const [at = '', heading] = target.split('#')
      const to = at === '' ? file : path.join(path.dirname(file), at)
      expect({ target, exists: existsSync(to) }).toEqual({ target, exists: true })
      if (heading) expect(headingsIn(textOf(to))).toContain(heading)
    }
  })

  it('names files of the checkout that are there', () => {
    const folders =
      /`((?:domain|workflows|activities|store|client|platform|api|web|worker|scripts|test|docs|docker)\/[\w./-]+\.\w+)`/g
    for (const [, named = ''] of text.matchAll(folders))
      expect({ named, exists: existsSync(named) }).toEqual({ named, exists: true })
  })

  it('says nothing of the machine or the way it was written on', () => {
    expect(text).not.toMatch(/\/(work|home|root|Users)\//)
  })
})

/** The scripts of package.json that a text tells to run. */
function namesIn(text: string): string[] {
  const runs = [...text.matchAll(/\bnpm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name)
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name)
  return [...new Set([...runs, ...short])]
}

/** The anchors of a document's headings. */
const headingsIn = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/\s/g, '-'),
  )
