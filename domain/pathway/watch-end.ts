import { owed, type PathwayState } from './state.ts'
import { addCivil } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'

/**
 * When time ends the watch; undefined where nothing is watched, and while it waits for somebody: the chair, where the risk has
 * risen in it, and whoever hands an order over, for with the pathway ends what reminds of both.
 */
export const watchEndsAt = (state: PathwayState): number | undefined =>
  owed(state, 'reviewOutOfTurn', 'handOverOrder').length > 0 ? undefined : state.watchUntil

/** When the watch over somebody referred at `since` ends: the policy's span, by the calendar where it is one of dates. */
export function watchEnd(reference: SiteReference, since: number): number {
  const { span } = clockOf(reference.policy, 'watch')
  const calendar = calendarOf(reference)
  return 'months' in span || 'weeks' in span || 'days' in span
    ? addCivil(since, span, calendar.hours.zone)
    : dueAfter(since, span, calendar)
}
