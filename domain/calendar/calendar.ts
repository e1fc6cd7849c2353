import { Temporal } from 'temporal-polyfill'
import type { Division } from './holidays.ts'
import { holidayTable, type HolidayTable } from './holiday-table.ts'
import { OutsideCalendar } from './outside-calendar.ts'
import { memoise } from './memoise.ts'

export { OutsideCalendar }

/** When a working day begins and ends, as clock times, and in which zone. */
export interface WorkingHours {
  readonly from: string
  readonly to: string
  readonly zone: string
}

/** Whose holidays and whose hours a clock is counted by. */
export interface Calendar {
  readonly division: Division
  readonly hours: WorkingHours
  /** The current table of holidays if none is named. */
  readonly table?: HolidayTable
}

/** The zone whose clock on the wall the whole of the United Kingdom keeps. */
export const ukZone = 'Europe/London'

/** Nine to five in London: the hours of a policy that names no others. */
export const defaultHours: WorkingHours = { from: '09:00', to: '17:00', zone: ukZone }

/** The date on the wall in `zone` at the instant, as 'YYYY-MM-DD'. */
export const civilDateOf: (at: number, zone: string) => string = memoise(
  (at: number, zone: string) => zoned(at, zone).toPlainDate().toString(),
)

/** Whether a division works on the date: no weekend, no bank holiday; throws OutsideCalendar beyond the table. */
export function isWorkingDay(date: string, division: Division, table = holidayTable): boolean {
  return works(dayOf(date), division, table)
}

/**
 * The `days`th working day after the date, or before it if negative; 0 gives the date itself if it
 * is a working day and the next one otherwise. Throws OutsideCalendar rather than leave the table.
 */
export function shiftWorkingDays(
  date: string,
  days: number,
  division: Division,
  table = holidayTable,
): string {
  if (!Number.isInteger(days)) throw new RangeError('Working days are counted in whole days.')
  let day = dayOf(date)
  if (days === 0) while (!works(day, division, table)) day++
  const step = Math.sign(days)
  for (let left = Math.abs(days); left > 0;) {
    day += step
    if (works(day, division, table)) left--
  }
  return dateOf(day)
}

/** How many working days come after the first date, up to and including the second; zero if the second is not later. */
export function workingDaysBetween(
  after: string,
  until: string,
  division: Division,
  table = holidayTable,
): number {
  const last = dayOf(until)
  let count = 0
  for (let day = dayOf(after) + 1; day <= last; day++) if (works(day, division, table)) count++
  return count
}

/** The end of the `days`th working day after the civil date of the instant. */
export function endOfWorkingDay(at: number, days: number, calendar: Calendar): number {
  return onWorkingDay(at, days, calendar, calendar.hours.to)
}

/** The beginning of the `days`th working day after the civil date of the instant; of that day itself for 0. */
function morningOfWorkingDay(at: number, days: number, calendar: Calendar): number {
  return onWorkingDay(at, days, calendar, calendar.hours.from)
}

/** The first beginning of a working day at or after the instant. */
export function nextWorkingMorning(after: number, calendar: Calendar): number {
  const morning = morningOfWorkingDay(after, 0, calendar)
  return morning >= after ? morning : morningOfWorkingDay(after, 1, calendar)
}

/** 23:59 on the civil date of the instant plus so many calendar days. */
export function endOfCivilDay(at: number, days: number, zone: string): number {
  const day = zoned(at, zone).toPlainDate().add({ days })
  return atCivil(day.toString(), '23:59', zone)
}

/** So many elapsed hours later, whatever clocks are changed in between. */
export function addHours(at: number, hours: number): number {
  const milliseconds = Math.round(hours * hourInMs)
  return Temporal.Instant.fromEpochMilliseconds(at).add({ milliseconds }).epochMilliseconds
}

/** The same time on the wall so many days, weeks, months or years later; a day that the month lacks becomes its last. */
export function addCivil(at: number, span: CivilSpan, zone: string): number {
  return zoned(at, zone).add({ days: 0, ...span }).epochMilliseconds
}

/** A distance on the calendar: negative goes back. */
export interface CivilSpan {
  readonly days?: number
  readonly weeks?: number
  readonly months?: number
  readonly years?: number
}

/**
 * The instant at which the clocks in `zone` show the date and time. When they go back, it is the first of two. When they go
 * forward, it is as much after the gap as the time is into it.
 */
export const atCivil: (date: string, time: string, zone: string) => number = memoise(
  (date: string, time: string, zone: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time })
      .epochMilliseconds,
)

/** The instant as people read it, e.g. 'Fri 27 Nov 17:00'. */
export const formatInstant: (at: number, zone: string) => string = memoise(
  (at: number, zone: string) => {
    const moment = zoned(at, zone)
    return `${dayAndMonth(moment)} ${clockTime(moment)}`
  },
)

/** The time of the instant on the wall, e.g. '17:00'. */
export const formatTime = (at: number, zone: string): string => clockTime(zoned(at, zone))

/** The date of the instant as people read it, e.g. 'Fri 27 Nov 2026'. */
export function formatDate(at: number, zone: string): string {
  const moment = zoned(at, zone)
  return `${dayAndMonth(moment)} ${moment.year}`
}

const hourInMs = 3_600_000

// Written here rather than asked of Intl, whose words change with the locale and the ICU data of a process.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

// Days are counted as numbers, from 1970 on: looking for working days date by date took half of the time of every turn.
const dayInMs = 24 * hourInMs
const dateOf = memoise((day: number) => new Date(day * dayInMs).toISOString().slice(0, 10))
const dayOf: (date: string) => number = memoise(
  (date: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / dayInMs,
)

function works(day: number, division: Division, { years, closed }: HolidayTable): boolean {
  const date = dateOf(day)
  const year = Number(date.slice(0, 4))
  if (!(year >= years.first && year <= years.last)) throw new OutsideCalendar(year)
  const weekday = (((day + 3) % 7) + 7) % 7 // the first of them was a Thursday
  return weekday < 5 && !closed[division].has(date)
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

function onWorkingDay(
  at: number,
  days: number,
  { division, hours, table }: Calendar,
  time: string,
) {
  const day = shiftWorkingDays(civilDateOf(at, hours.zone), days, division, table)
  return atCivil(day, time, hours.zone)
}

function dayAndMonth({ dayOfWeek, day, month }: Temporal.ZonedDateTime): string {
  return `${weekdays[dayOfWeek - 1] ?? ''} ${day} ${months[month - 1] ?? ''}`
}

const clockTime = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${twoDigits(hour)}:${twoDigits(minute)}`

const twoDigits = (value: number): string => String(value).padStart(2, '0')
