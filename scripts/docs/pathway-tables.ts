import { code, inWords, listed, table } from './markdown.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import type { ObligationKind } from '../../domain/obligations/kind.ts'
import { obligationKinds } from '../../domain/obligations/kinds.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { placesOf, placeTitle, type Stage, stages } from '../../domain/stages/index.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { type Role, roles } from '../../domain/codes.ts'
import { metBy, type Who } from '../../domain/entity/rule.ts'
import type { PathwayRule } from '../../domain/pathway/rule.ts'
import { spanWords } from '../../domain/policy/span-words.ts'

const titles = (some: readonly Role[]) =>
  listed(
    some.map((role) => roles[role].title),
    'or',
  )
const clockCell = (policy: Policy, clock: string) =>
  `${spanWords(clockOf(policy, clock).span)} (${code(clock)})`

/** Every stage: its owner, what it owes, its clock and ladder, and where it leads. */
export function stageTable(policy: Policy): string {
  const rows = Object.entries<Stage>(stages).map(
    ([, { title, owner, owes, clock, ladder, outcomes }]) => [
      title,
      roles[owner].title,
      owes ? obligationKinds[owes].title : askedFor(clock),
      clockCell(policy, clock),
      ladder,
      Object.entries(outcomes)
        .map(
          ([outcome, to]) => `${inWords(outcome)} → ${listed(placesOf(to).map(placeTitle), 'or')}`,
        )
        .join('; '),
    ],
  )
  return table(['Stage', 'Owner', 'Owes', 'Clock', 'Ladder', 'Outcomes'], rows)
}

/** What a stage waits for if it owes nothing itself: answers from others under its clock, or time alone. */
function askedFor(clock: string): string {
  const kinds = Object.values<ObligationKind>(obligationKinds)
  const asked = kinds.find((kind) => kind.span === 'stage' && kind.clock === clock)
  return asked ? `${asked.title}, from each agency asked` : 'nothing: time ends it'
}

const spans: Readonly<Record<string, (kind: ObligationKind) => boolean>> = {
  'These end with the stage that raised them:': ({ span }) => span === 'stage',
  'These are independent of the stages, outlive them, and end with the pathway at the latest:': ({
    span,
    outlives,
  }) => span === 'beside' && !outlives,
  'These outlive the pathway too. No decision ends them: they end when they are met, or when the advocate ends one with a reason:':
    ({ outlives }) => outlives === true,
}

/** Every kind of obligation, those of the stages first. */
export function obligationTables(policy: Policy): string[] {
  return Object.entries(spans).flatMap(([heading, isOne]) => {
    const kinds = Object.entries<ObligationKind>(obligationKinds).filter(([, kind]) => isOne(kind))
    const rows = kinds.map(([what, kind]) => [
      kind.title,
      roles[kind.owner].title,
      kind.heldBy === 'anyRole' ? 'any role' : titles(kind.heldBy ?? [kind.owner]),
      metBy(pathwayCommands, what, kind).map(code).join(', '),
      clockCell(policy, kind.clock),
      kind.ladder,
      kind.waivable ? 'yes' : 'no',
    ])
    const head = ['What', 'Owner', 'Who can meet it', 'By', 'Clock', 'Ladder', 'Can be waived']
    return [heading, table(head, rows)]
  })
}

/** Every command, in the order of the registry, with who may send it. */
export function commandTable(): string {
  const rows = Object.entries<PathwayRule>(pathwayCommands).map(([name, { label, who }]) => [
    code(name),
    label,
    whoWords(who),
  ])
  return table(['Command', 'Does', 'Who'], rows)
}

function whoWords(who: Who): string {
  if (who === 'system') return 'the system itself'
  return who === 'anyAgency' ? 'any role at the site' : titles(who)
}
