import {
  type Calendar,
  civilDateOf,
  endOfCivilDay,
  endOfWorkingDay,
  shiftWorkingDays,
  workingDaysBetween,
} from '../calendar/calendar.ts'
import type { Span } from '../policy/policy.ts'

/** What is left of a wait: in whole working days if its clock counts those, else in milliseconds; never below zero. */
export type Remaining = { readonly workingDays: number } | { readonly ms: number }

/**
 * How much of a wait that was due at `due` is left at `at`. A wait by working days keeps working days: counted in hours, one
 * stopped on a Friday and resumed on a Tuesday would win two days by its weekend. What is late is kept as late as it is.
 */
export function remainingOf(due: number, at: number, span: Span, calendar: Calendar): Remaining {
  if (!('workingDays' in span) || due <= at) return { ms: due - at }
  const { division, hours, table } = calendar
  const last = shiftWorkingDays(civilDateOf(due, hours.zone), 0, division, table)
  return { workingDays: workingDaysBetween(civilDateOf(at, hours.zone), last, division, table) }
}

/**
 * When a wait with so much left is over, if it resumes at `at`. It ends as its clock does, at the end of a working day,
 * or of the calendar day if the clock counts those. It never ends sooner than what was left, and hours are exact to the
 * millisecond.
 */
export function dueFrom(left: Remaining, at: number, span: Span, calendar: Calendar): number {
  if ('workingDays' in left) {
    const due = endOfWorkingDay(at, left.workingDays, calendar)
    return due > at ? due : endOfWorkingDay(at, 1, calendar) // the last day, and its hours are over
  }
  const exact = at + left.ms
  if (left.ms <= 0 || 'hours' in span) return exact
  if ('days' in span)
    return notBefore(exact, (days) => endOfCivilDay(exact, days, calendar.hours.zone))
  return notBefore(exact, (days) => endOfWorkingDay(exact, days, calendar))
}

const notBefore = (exact: number, endOfDay: (days: number) => number): number =>
  endOfDay(0) >= exact ? endOfDay(0) : endOfDay(1)
