import { clockOf } from '../../domain/policy/lookup.ts'
import { counted } from '../../domain/policy/span-words.ts'
import { inWords } from './markdown.ts'
import { type Policy } from '../../domain/policy/policy.ts'
import { roles } from '../../domain/codes.ts'
import { spanWords } from '../../domain/policy/span-words.ts'
import { type StageDefinition } from '../../domain/stages/stage.ts'
import { stages } from '../../domain/stages/index.ts'

const all: readonly (readonly [string, StageDefinition])[] = Object.entries(stages)

/** The stages with owner and clock, and an arrow for every outcome, in Mermaid's language. Outcomes that lead to one place share an arrow. */
export function diagram(policy: Policy): string {
  const nodes = all.map(([code, stage]) => `    ${code}["${nodeText(stage, policy)}"]`)
  const arrows = all.flatMap(([code, { outcomes }]) =>
    [...new Set(Object.values(outcomes))].map((to) => {
      const labels = Object.entries(outcomes)
        .filter(([, other]) => other === to)
        .map(([outcome]) => inWords(outcome))
      return `    ${code} -->|"${labels.join(', ')}"| ${to}`
    }),
  )
  return [
    'flowchart TD',
    '    received(["Received"])',
    ...nodes,
    '    ended(["Ended"])',
    '    received --> referral',
    ...arrows,
    '    anywhere{{"At every stage: an incident, an urgent risk, the breach of an order, contact became unsafe"}}',
    '    anywhere -.->|"emergency conference"| conference',
  ].join('\n')
}

function nodeText({ title, owner, clock }: StageDefinition, policy: Policy): string {
  return `<b>${title}</b><br>${roles[owner].title}<br>${spanWords(clockOf(policy, clock).span)}`
}

/** How many stages there are, and how many outcomes they have. */
export const sizes = (): string =>
  `${counted(all.length, 'stage')} and ${counted(all.flatMap(([, { outcomes }]) => Object.keys(outcomes)).length, 'outcome')}`
