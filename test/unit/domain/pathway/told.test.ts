import { describe, expect, it } from '@jest/globals'
import { cases } from './cases/all.ts'
import { edgeBody } from '../../../../app/commands/edge.ts'
import { examples } from '../../../../api/commands/examples.ts'
import { mapEventWords } from '../../../../domain/need-to-know.ts'
import { obligationKinds } from '../../../../domain/obligations/kinds.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import { type Rule } from '../../../../domain/pathway/rule.ts'
import { type StageDefinition } from '../../../../domain/stages/stage.ts'
import { type Story } from './story.ts'
import { stages } from '../../../../domain/stages/index.ts'
import { wordsIn } from './whole-claims.ts'

/** What happened in every story in which a command is accepted. */
const told = Object.values(cases).flatMap(({ accepts }) =>
  Object.values(accepts).map((story) => story().happened),
)

/** Outcomes that are stored under other words than their codes; new ones are stored as their code. */
const storedAs: Readonly<Record<string, string>> = {
  'triage reject': 'rejected',
  'watch expired': 'watch over',
}

/** The ways from one stage to another that a story went: `stage, outcome, stage`. */
function waysOf(happened: Story['happened']): string[] {
  let from = ''
  return happened.flatMap(({ type, data }) => {
    if (type === 'pathway-ended') return [`${from}, ${data.because}, ended`]
    if (type !== 'stage-entered') return []
    const way = `${from}, ${data.because}, ${data.stage}`
    from = data.stage
    return [way]
  })
}

describe('what is registered is told by the stories', () => {
  const ways = new Set(told.flatMap(waysOf))

  it.each(Object.entries<StageDefinition>(stages))(
    'the stage %s: each outcome leads where the stage says',
    (stage, { outcomes }) => {
      const said = Object.entries(outcomes)
        .filter(([, to]) => to !== stage)
        .map(([outcome, to]) => `${stage}, ${storedAs[`${stage} ${outcome}`] ?? outcome}, ${to}`)
      expect(said.filter((way) => !ways.has(way))).toEqual([])
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
  const sent = Object.entries<Rule>(pathwayCommands)
    .filter(([, { who }]) => who !== 'system')
    .map(([name]) => name as PathwayCommandName) // the registry's own keys
    .filter((name) => name !== 'submit-referral') // it has a route of its own, and an example there

  it.each(sent)('%s has one, which its schema takes', (name) => {
    expect(edgeBody(name).safeParse(examples[name])).toMatchObject({ success: true })
  })
})
