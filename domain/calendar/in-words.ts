import { formatTime, ukZone } from './calendar.ts'

// Written as GOV.UK writes them: "Tuesday 29 December 2026 at 4pm", "midday", "midnight".

/** The months in full, from January on. */
export const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** A civil date in full: 29 December 2026. */
export function fullDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return `${day} ${monthNames[month - 1]} ${year}`
}

/** A civil date with its day of the week: Tuesday 29 December 2026. */
export const weekdayDate = (date: string): string =>
  `${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${fullDate(date)}`

/** The time of an instant in the United Kingdom: 9:30am, 4pm, midday, midnight. */
export function time(at: number): string {
  const [hour = 0, minute = 0] = formatTime(at, ukZone).split(':').map(Number)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}
