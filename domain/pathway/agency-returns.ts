import { keysOf } from '../in-order.ts'
import { optional } from '../entity/rule.ts'
import type { GivenReturn } from '../conference/shape.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'

/**
 * The state with the agencies' earlier answers marked as outdated, if an event makes them so. What was known then says
 * nothing about a new risk or a repeat, nor about what comes after the decision that they were given for.
 */
export function markOutdated(state: PathwayState, event: PathwayEvent): PathwayState {
  if (!outdates(event)) return state
  const before = keysOf(state.returns).filter((agency) => state.returns[agency] !== 'asked')
  const { turnedAway } = state
  const waited = turnedAway?.waited && { ...turnedAway.waited, returns: [] }
  return {
    ...state,
    ...(before.length > 0 ? { outdated: before } : {}),
    ...(turnedAway && waited ? { turnedAway: { ...turnedAway, waited } } : {}),
  }
}

function outdates(event: PathwayEvent): boolean {
  switch (event.type) {
    case 'obligation-opened':
      return event.data.what === 'respondToRisk' // by whatever interrupts: an incident, a breach, an urgent risk
    case 'pathway-reopened':
      return true
    case 'conference-recorded':
      return event.data.decision !== 'defer'
    default:
      return false
  }
}

/** The state once an agency has answered what is owed now, or need not. */
export function markAnswered(state: PathwayState, agency: string): PathwayState {
  const { outdated: before, ...rest } = state
  const left = before?.filter((one) => one !== agency) ?? []
  return left.length > 0 ? { ...rest, outdated: left } : rest
}

/** Who has answered for the conference that is owed now, or was let off. */
export const answeredAgencies = ({ returns, outdated: before = [] }: PathwayState): string[] =>
  keysOf(returns).filter((agency) => returns[agency] !== 'asked' && !before.includes(agency))

/** What agencies said, here and at meetings that did not hear the item, for the meeting that does. Words by their ids. */
export function returnsFor(state: PathwayState): GivenReturn[] {
  const { returns = [] } = state.turnedAway?.waited ?? {}
  const there = returns.map(({ agency }) => agency)
  return [...returns, ...returnsHere(state).filter(({ agency }) => !there.includes(agency))]
}

/** What agencies said on the pathway itself. */
export const returnsHere = (state: PathwayState): GivenReturn[] =>
  answeredAgencies(state).flatMap((agency) => {
    const kind = state.returns[agency]
    const note = state.returnNotes?.[agency]
    const strand = state.returnStrands?.[agency]
    if (kind === undefined || kind === 'asked' || kind === 'waived') return []
    return [{ agency, kind, ...optional({ note, strand }) }]
  })
