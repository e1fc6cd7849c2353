import { counted } from '../../domain/sentence.ts'
import { code, inWords, listed, table } from './markdown.ts'
import type { ClockRule, LadderRule, Policy, RungRule } from '../../domain/policy/policy.ts'
import { spanWords } from '../../domain/policy/span-words.ts'
import { conferenceKinds, type ConferenceKind } from '../../domain/conference/kinds.ts'
import { defaultClocks } from '../../domain/policy/clocks.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { obligationKinds } from '../../domain/obligations/kinds.ts'
import type { ObligationKind } from '../../domain/obligations/kind.ts'
import { stages } from '../../domain/stages/index.ts'
import type { StageDefinition } from '../../domain/stages/stage.ts'

/** Every clock: its code, length and purpose, what it guards, its source and mark. */
export function clockTable(policy: Policy): string {
  const rows = Object.entries(policy.clocks).map(([name, { span, guards, source, mark }]) => [
    code(name),
    spanWords(span),
    usesOf(name),
    guards,
    source,
    mark,
  ])
  return table(['Clock', 'Span', 'Of', 'Guards', 'Source', 'Mark'], rows)
}

function usesOf(clock: string): string {
  const kinds = [
    ...Object.values<ObligationKind>(obligationKinds),
    ...Object.values<ConferenceKind>(conferenceKinds),
  ].filter((kind) => kind.clock === clock)
  const own = [...new Set(kinds.map(({ title }) => title))]
  const stage = Object.values<StageDefinition>(stages).find((one) => one.clock === clock)
  if (own.length > 0) return listed(own)
  return stage ? `the stage ${stage.title.toLowerCase()}` : inWords(clock)
}

/** Where the pilot sites' own policies differ from the default. */
export function differenceTable(): string {
  const defaults: Readonly<Record<string, ClockRule>> = defaultClocks
  const rows = Object.entries<Policy>(defaultPolicies).flatMap(([site, { clocks }]) =>
    Object.entries(clocks)
      .filter(([name, clock]) => JSON.stringify(clock) !== JSON.stringify(defaults[name]))
      .map(([name, { span, source, mark }]) => [
        inWords(site).replace(/^./, (first) => first.toUpperCase()),
        code(name),
        spanWords(span),
        source,
        mark,
      ]),
  )
  return table(['Site', 'Clock', 'Span', 'Source', 'Mark'], rows)
}

interface Vouched {
  readonly source: string
  readonly mark: string
}

/** Everything else in a policy that has a source: programmes, counts, roles. */
export function numberTable(policy: Policy): string {
  const rows = Object.entries(policy)
    .filter(([name]) => name !== 'clocks' && name !== 'ladders')
    .flatMap(([name, value]) => vouchedIn([name], value))
  return table(['What', 'Value', 'Source', 'Mark'], rows)
}

function vouchedIn(path: readonly string[], value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  if ('source' in value && 'mark' in value) {
    const { source, mark, ...facts } = value as Vouched & Record<string, unknown> // by the policy's schema
    return [[path.map(inWords).join(': '), factWords(facts), source, mark]]
  }
  return Object.entries(value).flatMap(([key, inner]) => vouchedIn([...path, key], inner))
}

const factWords = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([key, value]) => `${inWords(key)} ${valueWords(value)}`)
    .join('; ')

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ')
  if (typeof value === 'string')
    return /^[a-z]+([A-Z][a-z]+)*$/.test(value) ? inWords(value) : value
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, inner]) => `${inWords(key)} ${valueWords(inner)}`)
      .join(', ')
  return String(value)
}

/** Every ladder with its rungs, each under a heading of its own. */
export function ladderTables(policy: Policy): string[] {
  return Object.entries<LadderRule>(policy.ladders).flatMap(([name, { rungs, source, mark }]) => [
    `### The ladder ${code(name)}`,
    table(
      ['Rung', 'When', 'To', 'Urgent'],
      rungs.map((rung) => [
        inWords(rung.code),
        whenWords(rung),
        inWords(rung.to),
        rung.urgent ? 'at once' : 'with the next post',
      ]),
    ),
    `${source} (${mark})`,
  ])
}

function whenWords({ when }: RungRule): string {
  if (when === 'opened') return 'when it is opened'
  if (when === 'due') return 'when it is due'
  const hour = when.at === 'morning' ? 'in the morning' : 'at the end of the working day'
  const [count, unit] = 'days' in when ? [when.days, 'day'] : [when.workingDays, 'working day']
  if (count === 0) return `${hour} of the day on which it is due`
  return `${counted(Math.abs(count), unit)} ${count < 0 ? 'before' : 'after'} it is due, ${hour}`
}
