import { owed, type PathwayState } from './state.ts'
import { addCivil } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'

/**
 * When time ends the watch. Undefined if nothing is watched. Undefined too while it waits for the chair, because the risk
 * has risen, or for the handover of an order: what reminds of both ends with the pathway.
 */
export const watchEndsAt = (state: PathwayState): number | undefined =>
  owed(state, 'reviewOutOfTurn', 'handOverOrder').length > 0 ? undefined : state.watchUntil

/** When the watch over somebody referred at `since` ends: the policy's span, by the calendar if it is one of dates. */
export function watchEnd(reference: SiteReference, since: number): number {
  const { span } = clockOf(reference.policy, 'watch')
  const calendar = calendarOf(reference)
  return 'months' in span || 'weeks' in span || 'days' in span
    ? addCivil(since, span, calendar.hours.zone)
    : dueAfter(since, span, calendar)
}
