import { addCivil } from '../calendar/calendar.ts'
import { type Draft } from './draft.ts'
import { dueAfter } from '../obligations/ladder.ts'

/** When the watch over somebody referred at `since` ends: the policy's span, by the calendar where it is one of dates. */
export function watchEnd(draft: Draft, since: number): number {
  const { span } = draft.clock('watch')
  return 'months' in span || 'weeks' in span || 'days' in span
    ? addCivil(since, span, draft.calendar.hours.zone)
    : dueAfter(since, span, draft.calendar)
}
