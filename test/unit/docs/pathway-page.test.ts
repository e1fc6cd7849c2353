// Proves that docs/pathway.md is what the registries say.
import { describe, expect, it } from '@jest/globals'
import { blocksIn, tableAfter, textOf } from './read.ts'
import { defaultClocks } from '../../../domain/policy/clocks.ts'
import { inWords, listed, table } from '../../../scripts/docs/markdown.ts'
import { obligationKinds } from '../../../domain/obligations/kinds.ts'
import { orderKinds } from '../../../domain/pathway/order-kinds.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { pathwayPage } from '../../../scripts/docs/pathway-page.ts'
import { spanWords } from '../../../domain/policy/span-words.ts'
import { placesOf, type Stage, stages } from '../../../domain/stages/index.ts'

const page = textOf('docs/pathway.md')

describe('docs/pathway.md', () => {
  it('is what the registries say; if it is not, npm run docs:pathway writes it', () => {
    expect(page === pathwayPage()).toBe(true)
  })

  it('draws every stage, and an arrow for every outcome', () => {
    const [diagram = ''] = blocksIn(page, 'mermaid')
    const lines = diagram.split('\n').map((line) => line.trim())
    for (const [code, { outcomes }] of Object.entries<Stage>(stages)) {
      expect(lines.filter((line) => line.startsWith(`${code}["`))).toHaveLength(1)
      for (const [outcome, leads] of Object.entries(outcomes))
        for (const to of placesOf(leads)) {
          const arrows = lines.filter((line) => line.startsWith(`${code} -->`))
          const arrow = arrows.find((line) => line.endsWith(`| ${to}`))
          expect(arrow?.split('"')[1]?.split(', ')).toContain(inWords(outcome))
        }
    }
  })

  it('has a row for every clock, kind of obligation and command', () => {
    const clocks = tableAfter(page, '## Clocks').map(([clock]) => clock)
    expect(clocks).toEqual(Object.keys(defaultClocks).map((clock) => `\`${clock}\``))
    const commands = tableAfter(page, '## Commands').map(([command]) => command)
    expect(commands).toEqual(Object.keys(pathwayCommands).map((name) => `\`${name}\``))
    const kinds = [
      ...tableAfter(page, 'These end with the stage'),
      ...tableAfter(page, 'These are independent of'),
      ...tableAfter(page, 'These outlive the pathway too'),
    ].map(([kind]) => kind)
    const titles = Object.values(obligationKinds).map(({ title }) => title)
    expect(kinds.sort()).toEqual(titles.sort())
  })

  it('has a row for every kind of order', () => {
    const kinds = tableAfter(page, '## Orders').map(([kind]) => kind)
    expect(kinds).toEqual(Object.values(orderKinds).map(({ title }) => title))
  })

  it('gives every clock with a source and a mark', () => {
    for (const row of tableAfter(page, '## Clocks')) {
      expect(row).toHaveLength(6)
      expect(row[4]?.length).toBeGreaterThan(10)
      expect(['S', 'S2', 'K']).toContain(row[5])
    }
  })
})

describe('words', () => {
  it('are made of spans, codes and lists', () => {
    expect(spanWords({ hours: 24 })).toBe('24 hours')
    expect(spanWords({ workingDays: 0 })).toBe('the same working day')
    expect(spanWords({ workingDays: 1 })).toBe('1 working day')
    expect(spanWords({ days: 0 })).toBe('the same day')
    expect(spanWords({ days: 90 })).toBe('90 days')
    expect(spanWords({ weeks: 4 })).toBe('4 weeks')
    expect(spanWords({ months: 1 })).toBe('1 month')
    expect(inWords('adviceOnly')).toBe('advice only')
    expect(inWords('due-today')).toBe('due today')
    expect(listed([])).toBe('')
    expect(listed(['a'])).toBe('a')
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c')
  })

  it('stand in tables whose columns are aligned and whose bars are not the text’s', () => {
    expect(table(['A', 'Long'], [['a|b', 'c']])).toBe(
      '| A    | Long |\n| ---- | ---- |\n| a\\|b | c    |',
    )
  })
})
