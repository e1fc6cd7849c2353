// Proves that whatever is registered is told by some story.
import { describe, expect, it } from '@jest/globals'
import { cases } from './cases/all.ts'
import { edgeBody } from '../../../../app/commands/edge.ts'
import { examples } from '../../../support/examples.ts'
import { mapEventWords } from '../../../../domain/event-words.ts'
import { obligationKinds } from '../../../../domain/obligations/kinds.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import type { PathwayRule } from '../../../../domain/pathway/rule.ts'
import type { Story } from './story.ts'
import { type Outcomes, placesOf } from '../../../../domain/stages/index.ts'
import { besideStages, ways, type WaysFrom } from '../../../../domain/stages/ways.ts'
import { wayBy } from '../../../../domain/stages/stored-ways.ts'
import { wordsIn } from './whole-claims.ts'

/** What happened in every story in which a command is accepted. */
const told = Object.values(cases).flatMap(({ accepts }) =>
  Object.values(accepts).map((story) => story().happened),
)

/** The ways from one stage to another that a story went: `stage, outcome, stage`. */
function waysOf(happened: Story['happened']): string[] {
  let from = 'received'
  return happened.flatMap(({ type, data }) => {
    if (type !== 'pathway-ended' && type !== 'stage-entered') return []
    const to = type === 'pathway-ended' ? 'ended' : data.stage
    const way = `${from}, ${data.because}, ${to}`
    from = to
    return [way]
  })
}

describe('what is registered is told by the stories', () => {
  const gone = [...new Set(told.flatMap(waysOf))]

  it.each(Object.entries<Outcomes>(ways))(
    'from %s: each outcome leads where the table says',
    (from, outcomes) => {
      const anywhere = Object.hasOwn(besideStages, from)
      const said = Object.entries(outcomes).flatMap(([outcome, leads]) =>
        placesOf(leads)
          .filter((to) => to !== from)
          .map((to) => `${from}, ${wayBy(from as WaysFrom, outcome).because}, ${to}`),
      )
      const without = (way: string) => way.replace(/^\w+/, 'anywhere')
      const seen = anywhere ? gone.map(without) : gone
      expect(said.map(anywhere ? without : String).filter((way) => !seen.includes(way))).toEqual([])
    },
  )

  it('each kind of obligation comes to be owed', () => {
    const owed = new Set<string>(
      told.flat().flatMap(({ type, data }) => (type === 'obligation-opened' ? [data.what] : [])),
    )
    expect(Object.keys(obligationKinds).filter((what) => !owed.has(what))).toEqual([])
  })

  it('all words in what happens have a reader: a line in domain/event-words.ts', () => {
    const unread = told
      .flat()
      .filter(({ type, data }) => wordsIn(mapEventWords(type, data, () => null)).length > 0)
    expect([...new Set(unread.map(({ type }) => type))]).toEqual([])
  })
})

describe('the examples in the documentation', () => {
  const sent = Object.entries<PathwayRule>(pathwayCommands)
    .filter(([, { who }]) => who !== 'system')
    .map(([name]) => name as PathwayCommandName) // the registry's own keys
    .filter((name) => name !== 'submit-referral') // it has a route of its own, and an example there

  it.each(sent)('%s has one, which its schema takes', (name) => {
    expect(edgeBody(name).safeParse(examples[name])).toMatchObject({ success: true })
  })
})
