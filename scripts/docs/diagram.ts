import { counted } from '../../domain/sentence.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import { spanWords } from '../../domain/policy/span-words.ts'
import { inWords } from './markdown.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { roles } from '../../domain/codes.ts'
import { besideStages } from '../../domain/stages/ways.ts'
import { type Outcomes, placesOf, type Stage, stages } from '../../domain/stages/index.ts'

const all: readonly (readonly [string, Stage])[] = Object.entries(stages)

/** The stages with owner and clock in Mermaid's language. Outcomes that lead to the same place share an arrow. */
export function diagram(policy: Policy): string {
  const nodes = all.map(([code, stage]) => `    ${code}["${nodeText(stage, policy)}"]`)
  const arrows = all.flatMap(([code, { outcomes }]) => arrowsOf(code, '-->', outcomes))
  return [
    'flowchart TD',
    '    received(["Received"])',
    ...nodes,
    '    ended(["Ended"])',
    '    received --> referral',
    ...arrows,
    '    emergencyConference{{"At every stage, after an incident, an urgent risk, the breach of an order or unsafe contact: an emergency conference"}}',
    ...arrowsOf('emergencyConference', '-.->', besideStages.emergencyConference),
    '    reviewOutOfTurn{{"At every stage: an unscheduled review"}}',
    ...arrowsOf('reviewOutOfTurn', '-.->', besideStages.reviewOutOfTurn),
    '    anywhere{{"At every stage: the person dies, or a linked referral is given back"}}',
    ...arrowsOf('anywhere', '-.->', besideStages.anywhere),
  ].join('\n')
}

/** An arrow to each place that outcomes lead to, labelled with their names. */
function arrowsOf(from: string, arrow: string, outcomes: Outcomes): string[] {
  const ways = Object.entries(outcomes).map(([outcome, to]) => ({ outcome, to: placesOf(to) }))
  return [...new Set(ways.flatMap(({ to }) => to))].map((place) => {
    const labels = ways
      .filter(({ to }) => to.includes(place))
      .map(({ outcome }) => inWords(outcome))
    return `    ${from} ${arrow}|"${labels.join(', ')}"| ${place}`
  })
}

function nodeText({ title, owner, clock }: Stage, policy: Policy): string {
  return `<b>${title}</b><br>${roles[owner].title}<br>${spanWords(clockOf(policy, clock).span)}`
}

/** How many stages there are, and how many outcomes they have. */
export const sizes = (): string =>
  `${counted(all.length, 'stage')} and ${counted(all.flatMap(([, { outcomes }]) => Object.keys(outcomes)).length, 'outcome')}`
