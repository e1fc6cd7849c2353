import { holidayTable } from '../calendar/holiday-table.ts'
import { addCivil, type Calendar, civilDateOf, isWorkingDay } from '../calendar/calendar.ts'

/**
 * When a session of a series is held, so many days after the first, at the same time on the wall. As with meetings, a day
 * off is avoided: the session is on the next working day. A series that somebody begins on a day off is meant so, and stays.
 */
export function sessionAt(first: number, days: number, calendar: Calendar): number {
  const { zone } = calendar.hours
  const planned = addCivil(first, { days }, zone)
  if (isDayOff(first, calendar)) return planned
  let at = planned
  for (let later = 1; isDayOff(at, calendar); later++) at = addCivil(planned, { days: later }, zone)
  return at
}

/** Beyond the table of holidays nobody knows of a day off yet. */
function isDayOff(at: number, { division, hours, table = holidayTable }: Calendar): boolean {
  const date = civilDateOf(at, hours.zone)
  return (
    Number(date.slice(0, date.indexOf('-'))) <= table.years.last &&
    !isWorkingDay(date, division, table)
  )
}
