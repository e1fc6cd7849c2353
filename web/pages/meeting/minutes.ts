import { agencyIn, counted, lower, type MeetingSeen, seatIn } from './names.ts'
import { attendances, conferenceDecisions, itemStatuses } from '../../../domain/conference/codes.ts'
import { dateOf, moment, time, weekdayDate } from '../../words/dates.ts'
import { titleIn } from '../../../domain/titled.ts'

/** Something that somebody wrote. */
export interface Written {
  readonly text: string
  readonly by: string
}

/** The minutes of a meeting. */
export interface MinutesModel {
  readonly status: string
  readonly text: Written | undefined
  readonly earlier: number
  readonly corrections: readonly Written[]
  readonly addenda: readonly Written[]
  readonly circulated: string
  readonly approved: string
  readonly locked: boolean
  /** What stands in the form of the draft at first. */
  readonly draft: string
}

type Read = NonNullable<MeetingSeen['minutes']>

/** The minutes as their reader may see them; undefined before there can be any. */
export function minutesOf(seen: MeetingSeen): MinutesModel | undefined {
  const { minutes } = seen
  if (!minutes) return undefined
  const written = (one: Read['addenda'][number]): Written => ({
    text: one.text ?? (one.withheld === 'erased' ? 'Erased' : 'Not for your role'),
    by: `${one.by.name === null ? '' : `${one.by.name}, `}${agencyIn(seen, one.by.agency)}, ${moment(one.at)}`,
  })
  const last = minutes.drafts.at(-1)
  return {
    status: statusOf(minutes),
    text: last && written(last),
    earlier: Math.max(0, minutes.drafts.length - 1),
    corrections: minutes.corrections.map(written),
    addenda: minutes.addenda.map(written),
    circulated: minutes.circulatedAt === null ? '' : moment(minutes.circulatedAt),
    approved: minutes.approvedAt === null ? '' : moment(minutes.approvedAt),
    locked: minutes.locked,
    draft: last?.text ?? draftOf(seen),
  }
}

function statusOf({ status, locked }: Read): string {
  if (status === 'none') return 'Not written yet'
  if (status === 'drafted') return 'A draft that has not been circulated'
  if (status === 'circulated') return 'Circulated, and not approved yet'
  return locked ? 'Approved and locked' : 'Approved'
}

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
  const conflicts = seats.filter(({ conflict }) => conflict !== null)
  return conflicts.length === 0
    ? [...groups, 'No conflict of interest was declared.']
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
    return `${at + 1}. Pathway ${item.pathwayId}.${heard} ${[came, ...more].join(', ')}.`
  })
}

function reviewLines({ brought }: MeetingSeen): string[] {
  const reviewed = brought.filter(({ review }) => review !== null)
  return reviewed.length === 0
    ? []
    : ['', `${counted(reviewed.length, 'open action was', 'open actions were')} reviewed.`]
}
