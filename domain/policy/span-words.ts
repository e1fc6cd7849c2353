import type { Span } from './policy.ts'

/** A span in words, fit for a table: "2 working days", "the same day". */
export function spanWords(span: Span): string {
  if ('hours' in span) return withCount(span.hours, 'hour')
  if ('workingDays' in span)
    return span.workingDays === 0
      ? 'the same working day'
      : withCount(span.workingDays, 'working day')
  if ('days' in span) return span.days === 0 ? 'the same day' : withCount(span.days, 'day')
  if ('weeks' in span) return withCount(span.weeks, 'week')
  return withCount(span.months, 'month')
}

/** A number with its noun: "1 working day", "5 working days". */
export const withCount = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`
