import { titled } from './codes.ts'
import { titleIn, type Titles } from './titled.ts'
import { meetingNotice } from './conference/kinds.ts'

/** Why a notice goes out, in words, by the code of its rung. A rung that a site made up has its code instead. */
export const rungTitles: Titles = titled({
  asked: 'This is now with you.',
  'week-before': 'Due in a week.',
  'two-days-before': 'Due in two working days.',
  'day-before': 'Due on the next working day.',
  'due-today': 'Due today.',
  'due-now': 'Due now.',
  manager: 'Overdue. Sent to you as the manager of the agency that owes it.',
  chair: 'Overdue. Sent to you as the chair.',
  'steering-group': 'Still overdue. Sent to you for the steering group.',
  moved: 'The date has changed.',
  reassigned: 'This has been given to you.',
  stopped: 'A hold has stopped its clock. The time left is kept.',
  restored: 'Something was entered in error and has been withdrawn, so this is with you again.',
  'taken-back': 'Something was entered in error and has been withdrawn. This is no longer needed.',
  resumed: 'The hold has ended and its clock is running again.',
})

/** What is said about a meeting, by the beginning of its rung, which also counts the moves of its date. */
const meetingWords = {
  planned: 'It has been planned. A calendar entry is attached.',
  invited: 'You are invited. A calendar entry is attached.',
  moved: 'Its time, place or length has changed. A new calendar entry is attached.',
  agenda: 'Its agenda is ready to read.',
  minutes: 'Its minutes are ready to read.',
  cancelled: 'It has been cancelled. The attachment removes it from your calendar.',
}

const meetingText = (rung: string): string =>
  Object.entries(meetingWords).find(([begins]) => rung.startsWith(begins))?.[1] ?? rung

/** Why a notice goes out, in a sentence. The rung of a ladder that a site made up is shown as its code. */
export function rungText(what: string, rung: string): string {
  if (what === meetingNotice.code) return meetingText(rung)
  return rung.startsWith('nudge-') ? 'Somebody asked for this reminder.' : titleIn(rungTitles, rung)
}
