import { weekdayDate } from '../../../domain/calendar/in-words.ts'
import { counted, lower } from '../../../domain/sentence.ts'
import { type MeetingSeen, seatIn } from './names.ts'
import {
  attendances,
  conferenceDecisions,
  itemStatuses,
  overtakenText,
} from '../../../domain/conference/codes.ts'
import { dateOf, time } from '../../words/dates.ts'
import { titleIn } from '../../../domain/titled.ts'

/**
 * A first draft, out of what was recorded: who was there, and what came of each item. It names pathways by their references
 * and repeats no reasons: those stand in the record, for whoever may read them.
 */
export function draftOf(seen: MeetingSeen): string {
  const { conference } = seen
  const began =
    conference.openedAt === null ? '' : ` The session was opened at ${time(conference.openedAt)}.`
  const lines = [
    `${conference.formTitle} of ${weekdayDate(dateOf(conference.at))}${conference.place === null ? '' : `, ${conference.place}`}.${began}`,
    '',
    ...attendanceLines(seen),
    '',
    ...itemLines(seen),
    ...reviewLines(seen),
    '',
    'Reasons, actions and differing views stand in the record of each item.',
  ]
  return lines.join('\n').trim()
}

function attendanceLines(seen: MeetingSeen): string[] {
  const { seats } = seen.attendance
  const groups = [...Object.keys(attendances), null].flatMap((how) => {
    const some = seats.filter((seat) => seat.how === how)
    if (some.length === 0) return []
    const title = how === null ? 'No answer' : titleIn(attendances, how)
    return [`${title}: ${some.map((seat) => seatIn(seen, seat)).join('; ')}.`]
  })
  const conflicts = seats.filter(({ conflict }) => conflict !== null && conflict.length > 0)
  // That there was none is for whoever drafts to say: one about an item that is closed to them is not among these.
  return conflicts.length === 0
    ? groups
    : [
        ...groups,
        `A conflict of interest was declared by: ${conflicts.map((seat) => seatIn(seen, seat)).join('; ')}.`,
      ]
}

const heardAt = ({ presented, decidedAt }: MeetingSeen['items'][number]): number =>
  Date.parse(presented?.at ?? decidedAt ?? '') || Number.MAX_SAFE_INTEGER // what was not heard comes last

function itemLines(seen: MeetingSeen): string[] {
  const inTurn = [...seen.items].sort((one, other) => heardAt(one) - heardAt(other))
  return inTurn.map((item, at) => {
    const { presented, decision, decidedAt, actions, dissent, status } = item
    const late = overtakenText(item)
    const heard = presented
      ? ` Presented by ${seatIn(seen, presented)} at ${time(presented.at)}.`
      : ''
    const came =
      status === 'decided' && decision !== null
        ? `Decided${decidedAt === null ? '' : ` at ${time(decidedAt)}`}: ${lower(titleIn(conferenceDecisions, decision))}`
        : status === 'listed'
          ? 'Not decided'
          : titleIn(itemStatuses, status)
    const more = [
      actions.length > 0 && counted(actions.length, 'action'),
      dissent.length > 0 && `${counted(dissent.length, 'agency', 'agencies')} of another view`,
    ].filter((one) => one !== false)
    return `${at + 1}. Pathway ${item.pathwayId}.${heard} ${[came, ...more].join(', ')}.${late && ` ${late}`}`
  })
}

function reviewLines({ brought }: MeetingSeen): string[] {
  const reviewed = brought.filter(({ review }) => review !== null)
  return reviewed.length === 0
    ? []
    : ['', `${counted(reviewed.length, 'open action was', 'open actions were')} reviewed.`]
}
