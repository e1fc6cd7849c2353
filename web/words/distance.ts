import { daysBetween, span } from './dates.ts'

/** How far off a day is, without the time: today, tomorrow, in 5 days; nothing where it is over. */
export function distance(instant: string | number, now: string | number): string {
  const days = daysBetween(now, instant)
  if (days < 0) return ''
  return days < 2 ? (['today', 'tomorrow'][days] ?? '') : `in ${span(days)}`
}
