import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import type { Span } from '../../domain/policy/policy.ts'

// Written as GOV.UK writes them: "Tuesday 29 December 2026 at 4pm", "midday", "midnight".

const months =
  'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** Milliseconds of an instant as answers have it. */
const at = (instant: string | number): number =>
  typeof instant === 'number' ? instant : Date.parse(instant)

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

const civil = (date: string): Civil => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** The date of an instant at home, as YYYY-MM-DD. */
export const dateOf = (instant: string | number): string => civilDateOf(at(instant), ukZone)

/** A civil date in full: 29 December 2026. */
export function fullDate(date: string): string {
  const { year, month, day } = civil(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** A civil date with its day of the week: Tuesday 29 December 2026. */
export const weekdayDate = (date: string): string =>
  `${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${fullDate(date)}`

/** A civil date where there is little room: 29 Dec, with the year if it is not that of `now`. */
export function shortDate(date: string, now: string | number): string {
  const { year, month, day } = civil(date)
  const short = `${day} ${months[month - 1]?.slice(0, 3)}`
  return year === civil(dateOf(now)).year ? short : `${short} ${year}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ukZone,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The time of an instant: 9:30am, 4pm, midday, midnight. */
export function time(instant: string | number): string {
  const parts = clock.formatToParts(at(instant))
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const hour = part('hour')
  const minute = part('minute')
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** An instant in full: Tuesday 29 December 2026 at 4pm. */
export const moment = (instant: string | number): string =>
  `${weekdayDate(dateOf(instant))} at ${time(instant)}`

/** The date of an instant in full: 29 December 2026. */
export const day = (instant: string | number): string => fullDate(dateOf(instant))

/** The date of an instant where there is little room. */
export const shortDay = (instant: string | number, now: string | number): string =>
  shortDate(dateOf(instant), now)

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** A number of days in words: 1 day, 12 days, 3 weeks, 2 months, 2 years. */
export function span(days: number): string {
  if (days < 14) return count(days, 'day')
  if (days < 61) return count(Math.floor(days / 7), 'week')
  if (days < 730) return count(Math.floor(days / 30.44), 'month')
  return count(Math.floor(days / 365.25), 'year')
}

/** Whole days at home from one instant to another; below nought if the second is earlier. */
export const daysBetween = (from: string | number, to: string | number): number =>
  dayNumber(dateOf(to)) - dayNumber(dateOf(from))

/** When something is due, as somebody says it who looks at the clock: "2 weeks overdue", "today at 4pm", "tomorrow", "in 5 days". */
export function dueInWords(due: string | number, now: string | number): string {
  const days = daysBetween(now, due)
  if (at(due) < at(now)) return days === 0 ? `overdue since ${time(due)}` : `${span(-days)} overdue`
  if (days === 0) return `today at ${time(due)}`
  if (days === 1) return `tomorrow at ${time(due)}`
  return `in ${span(days)}`
}

/** How long ago something happened: today, yesterday, 5 days ago. */
export function agoInWords(instant: string | number, now: string | number): string {
  const days = daysBetween(instant, now)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${span(days)} ago`
}

/** A length of time that a policy allows: within 2 working days, within 24 hours, on the same day. */
export function within(length: Span): string {
  if ('workingDays' in length) return allowed(length.workingDays, 'working day')
  if ('days' in length) return allowed(length.days, 'day')
  if ('hours' in length) return allowed(length.hours, 'hour')
  return 'weeks' in length ? allowed(length.weeks, 'week') : allowed(length.months, 'month')
}

const allowed = (number: number, unit: string): string =>
  number === 0 ? 'on the same day' : `within ${count(number, unit)}`
