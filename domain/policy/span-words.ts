import { counted } from '../sentence.ts'
import type { Span } from './policy.ts'

/** A span in words, fit for a table: "2 working days", "the same day". */
export function spanWords(span: Span): string {
  if ('hours' in span) return counted(span.hours, 'hour')
  if ('workingDays' in span)
    return span.workingDays === 0
      ? 'the same working day'
      : counted(span.workingDays, 'working day')
  if ('days' in span) return span.days === 0 ? 'the same day' : counted(span.days, 'day')
  if ('weeks' in span) return counted(span.weeks, 'week')
  return counted(span.months, 'month')
}
