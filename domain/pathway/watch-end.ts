import { addCivil } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'

/** When the watch over somebody referred at `since` ends: the policy's span, by the calendar where it is one of dates. */
export function watchEnd(reference: SiteReference, since: number): number {
  const { span } = clockOf(reference.policy, 'watch')
  const calendar = calendarOf(reference)
  return 'months' in span || 'weeks' in span || 'days' in span
    ? addCivil(since, span, calendar.hours.zone)
    : dueAfter(since, span, calendar)
}
