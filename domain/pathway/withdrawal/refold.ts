import { entriesOf, keysOf } from '../../in-order.ts'
import { optional } from '../../entity/rule.ts'
import { evolvePathway } from '../evolve.ts'
import { initialPathway, type PathwayState } from '../state.ts'
import { missedInRow } from '../missed-sessions.ts'
import type { PastEvent } from './entries.ts'
import type { PathwayEvent } from '../events.ts'
import { firstStrand } from '../shape/strand.ts'
import { strandOf } from '../strands.ts'

/**
 * The parts of a state that no withdrawal touches: who and where it is, what is owed, its place, and what meetings say of
 * it. The rule that records a withdrawal sees to what is owed and to the stage, in facts of their own.
 */
const apart: readonly string[] = [
  ...['id', 'site', 'policyVersion', 'calendar', 'person', 'victim', 'referrer', 'keptOut'],
  ...['obligations', 'opened', 'stage', 'watchUntil', 'closure', 'retention', 'transfer'],
  ...['listing', 'turnedAway', 'leftUnheard', 'decisions', 'returnNotes'],
]

/** The state after these events. */
export const foldOf = (id: string, events: readonly PastEvent[]): PathwayState =>
  events.reduce((state, { event }) => evolvePathway(state, event), initialPathway(id))

/** The state as it would be without some of what happened. What counts up is counted again. */
export const foldWithout = (
  id: string,
  events: readonly PastEvent[],
  without: ReadonlySet<number>,
): PathwayState =>
  events.reduce(
    (state, { seq, event }) =>
      without.has(seq) || event.type === 'entry-withdrawn'
        ? state
        : evolvePathway(state, recounted(state, event)),
    initialPathway(id),
  )

/** A try of contact says how many there were until then, which is another number without one of them. */
function recounted(state: PathwayState, event: PathwayEvent): PathwayEvent {
  if (event.type !== 'contact-recorded') return event
  const { tries: said, outside, strand = firstStrand } = event.data
  const { contactTries = 0 } = strandOf(state, strand) ?? {}
  const tries = said > 0 ? contactTries + (outside === undefined ? 1 : 0) : 0
  return { ...event, data: { ...event.data, tries } }
}

/** The parts of a state that differ between two, of those that a withdrawal can touch. */
export const changedParts = (one: PathwayState, other: PathwayState): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((part) => !apart.includes(part) && !isSame(partOf(one, part), partOf(other, part)))
    .flatMap((part) => (part === 'sessions' ? [part, 'missedRunning'] : [part]))
    .filter((part, n, parts) => parts.indexOf(part) === n)
    .sort()

/** How a state stands without something: the missed sessions in a row are counted again if more came of sessions since. */
export const countedAgain = (without: PathwayState, since: readonly PastEvent[]): PathwayState =>
  since.some(({ event: { type } }) => countsSessions.includes(type))
    ? { ...without, missedRunning: missedInRow(without) }
    : without

const countsSessions: readonly string[] = [
  ...['session-recorded', 'session-cancelled', 'absence-judged', 'sessions-planned'],
  ...['programme-ended', 'hold-begun', 'hold-ended'],
]

/** How some parts stand without what is withdrawn: those that differ from how they stand now, and those that are not there. */
export function standingParts(
  parts: readonly string[],
  { now, without }: { readonly now: PathwayState; readonly without: PathwayState },
): { readonly stood: Record<string, unknown>; readonly lacks?: readonly string[] } {
  const changed = parts.filter((part) => !isSame(partOf(without, part), partOf(now, part)))
  const lacks = changed.filter((part) => partOf(without, part) === undefined)
  const stood = Object.fromEntries(
    changed.filter((part) => !lacks.includes(part)).map((part) => [part, partOf(without, part)]),
  )
  return { stood, ...(lacks.length > 0 ? { lacks } : {}) }
}

/** What agencies are taken to have said without it, where that is another than now. Words are named in the fact itself. */
export function changedNotes(now: PathwayState, without: PathwayState) {
  const { returnNotes: said = {} } = now
  const { returnNotes: left = {} } = without
  const notes = keysOf({ ...said, ...left })
    .filter((agency) => said[agency] !== left[agency])
    .map((agency) => ({ agency, ...optional({ note: left[agency] }) }))
  return notes.length > 0 ? { notes } : {}
}

const partOf = (state: PathwayState, part: string): unknown =>
  (state as unknown as Readonly<Record<string, unknown>>)[part] // a part by its name

/** Whether two values of plain JSON are the same, whatever the order of their keys. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return entriesOf(value as Readonly<Record<string, unknown>>).map(([key, part]) => [
    key,
    inOrder(part),
  ])
}
