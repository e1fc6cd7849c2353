import { formatInstant } from '../../domain/calendar/calendar.ts'
import { linkTo } from '../../platform/links.ts'
import { meetingNotice } from '../../domain/conference/kinds.ts'
import { titleOf } from '../../domain/describe.ts'
import type { MessageToSend } from '../../store/messages.ts'

/** What a message says on any channel: that something waits, never what it is about or whom. */
export interface MessageWords {
  readonly subject: string
  readonly greeting: string
  readonly items: readonly {
    readonly title: string
    /** `due`, or `on` for what takes place then. */
    readonly until: string
    readonly due: string
    readonly why: string
    readonly link: string
  }[]
  readonly agency: string
}

/** Why a notice goes out, in words, by the code of its rung. A rung that a site made up has its code instead. */
const rungWords: Readonly<Record<string, string>> = {
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
  resumed: 'The hold has ended and its clock is running again.',
}

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

const rungText = (rung: string): string =>
  rungWords[rung] ?? (rung.startsWith('nudge-') ? 'Somebody asked for this reminder.' : rung)

/** The words of a message for one role of an agency: always the same for the same notices, however often it is tried. */
export function wordsOf(message: MessageToSend, publicUrl: string): MessageWords {
  const items = message.items.map(({ obligation, what, rung, due, zone }) => ({
    title: capitalised(titleOf(what)),
    until: what === meetingNotice.code ? 'on' : 'due',
    due: formatInstant(due, zone),
    why: what === meetingNotice.code ? meetingText(rung) : rungText(rung),
    link: linkTo(publicUrl, obligation),
  }))
  const urgent = message.items.some((item) => item.urgent)
  const greeting =
    items.length === 1
      ? 'Something is waiting for you:'
      : `${items.length} things are waiting for you:`
  return { subject: subjectOf(items.length, urgent), greeting, items, agency: message.agencyName }
}

function subjectOf(count: number, urgent: boolean): string {
  const things = count === 1 ? 'Something is waiting' : `${count} things are waiting`
  return urgent
    ? `Urgent: ${things.charAt(0).toLowerCase()}${things.slice(1)} for you`
    : `${things} for you`
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
