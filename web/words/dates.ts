import { counted } from '../../domain/sentence.ts'
import { civilDateOf, formatTime, ukZone } from '../../domain/calendar/calendar.ts'
import { fullDate, time as timeInWords, weekdayDate } from '../../domain/calendar/in-words.ts'
import type { Span } from '../../domain/policy/policy.ts'
import { spanWords } from '../../domain/policy/span-words.ts'

/** Milliseconds of an instant as answers have it. */
const at = (instant: string | number): number =>
  typeof instant === 'number' ? instant : Date.parse(instant)

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** The date of an instant at home, as YYYY-MM-DD. */
export const dateOf = (instant: string | number): string => civilDateOf(at(instant), ukZone)

/** A civil date where there is little room: 29 Dec, with the year if it is not that of `now`. */
export function shortDate(date: string, now: string | number): string {
  const [day, month, year] = fullDate(date).split(' ')
  const short = `${day} ${month?.slice(0, 3)}`
  return date.slice(0, 4) === dateOf(now).slice(0, 4) ? short : `${short} ${year}`
}

/** The time of an instant: 9:30am, 4pm, midday, midnight. */
export const time = (instant: string | number): string => timeInWords(at(instant))

/** An instant in full: Tuesday 29 December 2026 at 4pm. */
export const moment = (instant: string | number): string =>
  `${weekdayDate(dateOf(instant))} at ${time(instant)}`

/** An instant as a spreadsheet sorts it, by the clock at home: 2026-12-29 16:00. */
export const sortableMoment = (instant: string | number): string =>
  `${dateOf(instant)} ${formatTime(at(instant), ukZone)}`

/** The date of an instant in full: 29 December 2026. */
export const day = (instant: string | number): string => fullDate(dateOf(instant))

/** How dates are written within sentences on all pages. */
export const inSentences = {
  day: fullDate,
  instant: (instant: number): string => `${day(instant)} at ${time(instant)}`,
}

/** The date of an instant where there is little room. */
export const shortDay = (instant: string | number, now: string | number): string =>
  shortDate(dateOf(instant), now)

/** A number of days in words: 1 day, 12 days, 3 weeks, 2 months, 2 years. */
export function span(days: number): string {
  if (days < 14) return counted(days, 'day')
  if (days < 61) return counted(Math.floor(days / 7), 'week')
  if (days < 730) return counted(Math.floor(days / 30.44), 'month')
  return counted(Math.floor(days / 365.25), 'year')
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
  const words = spanWords(length)
  return words.startsWith('the same') ? `on ${words}` : `within ${words}`
}
