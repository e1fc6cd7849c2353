import { whyText } from '../../words/why.ts'
import { counted, inRow, lower } from '../../../domain/sentence.ts'
import { agencyIn, type MeetingSeen, seatIn } from './names.ts'
import { day, dueInWords, moment, time } from '../../words/dates.ts'
import { linksOf, othersOf } from './links.ts'
import { type ItemModel, itemsOf, missingSeats } from './items.ts'
import type { Mark } from '../meetings/present.ts'
import { actionReviews } from '../../../domain/conference/codes.ts'
import { nameOf } from './names.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import type { Role } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { type SeatModel, seatsOf } from './seats.ts'
import type { Link } from '../../page.ts'
import { distance } from '../../words/distance.ts'
import { mayNot } from '../../../app/access/roles.ts'
import { titleIn } from '../../../domain/titled.ts'

/** Where a meeting is in its life. */
type Phase = 'before' | 'during' | 'after' | 'cancelled'

/** Something that can be done there, or why not. */
interface Deed {
  readonly name: string
  readonly label: string
  readonly why: string | undefined
}

/** An action that is open on a pathway and is reviewed here. */
interface BroughtModel {
  readonly value: string
  readonly reference: string
  readonly who: string
  readonly what: string
  readonly agency: string
  readonly due: string
  readonly review: string
  readonly note: string
}

/** Whether there is a quorum, and why not. */
interface QuorumModel {
  readonly met: boolean
  readonly text: string
  readonly rule: string
  readonly unaccepted: readonly string[]
}

/** A meeting as its page shows it. */
export interface Model {
  readonly id: string
  readonly path: string
  readonly version: number
  readonly title: string
  readonly when: string
  readonly place: string
  readonly site: string
  readonly asOf: string
  readonly now: number
  /** How many times faster than real time its clock goes. */
  readonly speed: number
  readonly phase: Phase
  readonly stage: string
  readonly marks: readonly Mark[]
  readonly listCloses: string
  readonly returnsDue: string
  readonly capacity: { readonly text: string; readonly over: number; readonly ends: string }
  readonly items: readonly ItemModel[]
  readonly current: ItemModel | undefined
  readonly next: ItemModel | undefined
  readonly seats: readonly SeatModel[]
  readonly quorum: QuorumModel
  readonly brought: readonly BroughtModel[]
  readonly openedBy: readonly string[]
  readonly withheldAgenda: string
  /** Whether this reader must accept confidentiality before they are shown what it is about. */
  readonly mustAccept: boolean
  readonly waiting: readonly { readonly text: string; readonly late: boolean }[]
  readonly deeds: readonly Deed[]
  /** The meetings before and after it, where it was adjourned. */
  readonly others: readonly Link[]
  /** Whether this reader may put pathways on its list by hand. */
  readonly mayList: boolean
  /** Whether this reader speaks for every seat. */
  readonly runs: boolean
  readonly links: readonly { readonly title: string; readonly other: string; href: string }[]
}

const phases: Readonly<Record<string, Phase>> = {
  planned: 'before',
  listClosed: 'before',
  circulated: 'before',
  inSession: 'during',
  adjourned: 'after',
  minutes: 'after',
  locked: 'after',
  cancelled: 'cancelled',
}

const listing = pathwayCommands['list-for-conference']

/** What somebody asks of a meeting's page. */
interface Wanted {
  readonly roles: readonly Role[]
  /** The item that they chose to look at. */
  readonly asked?: string | undefined
  readonly speed?: number
}

/** What the page of a meeting shows. */
export function present(seen: MeetingSeen, { roles, asked, speed = 1 }: Wanted): Model {
  const { conference, now } = seen
  const items = itemsOf(seen)
  const current = currentOf(items, asked)
  return {
    id: conference.id,
    path: `/meetings/${conference.id}`,
    version: conference.version,
    title: conference.formTitle,
    when: moment(conference.at),
    place: conference.place ?? 'place not yet known',
    site: seen.site,
    asOf: time(now),
    now,
    speed,
    phase: phases[conference.stage] ?? 'before',
    stage: conference.stage,
    marks: marksOf(seen),
    listCloses: closingOf(conference.listClosesAt, now, 'closed'),
    returnsDue: closingOf(conference.returnsDueAt, now, 'were due'),
    capacity: capacityOf(seen, items),
    items,
    current,
    next: nextOf(items, current),
    seats: seatsOf(seen, items),
    quorum: quorumOf(seen),
    brought: broughtOf(seen),
    openedBy: (seen.agenda?.openedBy ?? []).map((one) => `${seatIn(seen, one)}, ${day(one.at)}`),
    withheldAgenda: withheldOf(seen),
    mustAccept: seen.mustAccept,
    waiting: conference.waitingOn.map(({ title, agency, role, due, overdue }) => ({
      text: `${title}: ${agencyIn(seen, agency)}, ${lower(roleTitle(role))}, ${dueInWords(due, now)}`,
      late: overdue,
    })),
    deeds: seen.commands
      .filter(({ who }) => mayNot(who, roles) === undefined)
      .map(({ name, label, why }) => ({ name, label, why })),
    runs: seen.runs,
    others: othersOf(seen, roles),
    mayList: phases[conference.stage] === 'before' && mayNot(listing.who, roles) === undefined,
    links: linksOf(seen),
  }
}

const marksOf = ({ conference }: MeetingSeen): Mark[] => [
  { text: conference.stageTitle, mood: conference.stage === 'inSession' ? 'good' : 'calm' },
  ...(conference.emergency ? [{ text: 'Emergency', mood: 'late' } as const] : []),
]

const closingOf = (at: string, now: number, past: string): string =>
  Date.parse(at) <= now ? `${past} ${moment(at)}` : `${moment(at)} (${distance(at, now)})`

function capacityOf({ conference, now }: MeetingSeen, items: readonly ItemModel[]) {
  const { listed: count, capacity, overBy, minutesPerItem, stage, at } = conference
  const open = items.filter((item) => item.open).length
  const from = stage === 'inSession' ? now : Date.parse(at)
  const minutes = (minutesPerItem ?? 0) * (stage === 'inSession' ? open : count)
  const ends = minutes === 0 ? '' : time(from + minutes * 60_000)
  return { text: `${count} of ${counted(capacity, 'item')}`, over: overBy, ends }
}

/** The item that is asked for, or that is being heard, or that comes first; when all are settled, the last. */
const currentOf = (items: readonly ItemModel[], asked: string | undefined): ItemModel | undefined =>
  items.find(({ id }) => id === asked) ??
  items.find(({ open, timer }) => open && timer) ??
  items.find(({ open }) => open) ??
  items.findLast(({ number }) => number !== '')

/** The item that follows among those that are to be heard; after the last one, the first. */
function nextOf(items: readonly ItemModel[], current: ItemModel | undefined) {
  const at = current ? items.indexOf(current) : -1
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return others.find(({ open }) => open)
}

function quorumOf({ attendance, ...seen }: MeetingSeen): QuorumModel {
  const { quorum } = attendance
  const rule = quorum
    ? `${quorum.atLeast < quorum.roles.length ? `${quorum.atLeast} of ` : ''}${inRow(quorum.roles.map((role) => lower(roleTitle(role))))}`
    : ''
  const met = quorum?.met ?? false
  return {
    met,
    text: met
      ? 'There is a quorum'
      : `No quorum: ${missingSeats(quorum?.missing ?? []).replace('missing: ', 'missing ')}`,
    rule,
    unaccepted: attendance.seats
      .filter(({ how, accepted }) => how === 'present' && !accepted)
      .map((seat) => seatIn(seen, seat)),
  }
}

const broughtOf = (seen: MeetingSeen): BroughtModel[] =>
  seen.brought.map(
    ({ pathwayId, actionId, agency, due, review, person, what, note, withheld }) => ({
      value: `${pathwayId}~${actionId}`,
      reference: pathwayId,
      who: nameOf(person, withheld.person),
      what: what ?? whyText(withheld['what']),
      agency: agencyIn(seen, agency),
      due: day(due),
      review: review === null ? '' : titleIn(actionReviews, review),
      note: note ?? '',
    }),
  )

function withheldOf({ whole, agenda, invited, mustAccept }: MeetingSeen): string {
  if (mustAccept) return 'You are shown its items once you have accepted the statement below.'
  if (whole) return ''
  if (agenda === null && invited)
    return 'The agenda has not been circulated yet. You can see only the items that your agency referred or was asked about.'
  return 'You can see only the items that your agency referred or was asked about.'
}
