import { counted, inRow, lower } from '../../../domain/sentence.ts'
import { leftOf } from '../../words/left.ts'
import { agencyIn, type MeetingSeen, nameOf, seatIn } from './names.ts'
import {
  conferenceDecisions,
  itemStatuses,
  leaveReasons,
  overtakenText,
  withheldReasons,
} from '../../../domain/conference/codes.ts'
import { day, shortDay, time } from '../../words/dates.ts'
import type { Mark } from '../meetings/present.ts'
import { returnStates } from '../../../app/views/codes.ts'
import { risks } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { titleIn } from '../../../domain/titled.ts'

type Item = MeetingSeen['items'][number]
type Return = MeetingSeen['returns'][number]

/** What an agency returned about an item. */
export interface ReturnModel {
  readonly agency: string
  readonly state: string
  readonly missing: boolean
  readonly late: boolean
  readonly when: string
  readonly words: string
  readonly kept: string
}

/** The time that an item has. */
export interface Timer {
  readonly started: string
  readonly until: string
  readonly untilAt: number
  readonly left: string
  readonly over: boolean
}

/** What was decided about an item, or became of it. */
interface Outcome {
  readonly title: string
  readonly at: string
  readonly words: string
  readonly overtaken: string
  readonly actions: readonly { what: string; why: string; who: string; due: string }[]
  readonly dissent: readonly { agency: string; view: string }[]
}

/** An item of a meeting. */
export interface ItemModel {
  readonly id: string
  readonly number: string
  readonly who: string
  readonly reference: string
  readonly href: string
  readonly marks: readonly Mark[]
  readonly referrer: string
  readonly referrerSeat: string
  readonly since: string
  readonly open: boolean
  readonly status: string
  readonly returns: readonly ReturnModel[]
  readonly missing: number
  readonly returned: string
  readonly presented: string
  readonly referrerHeard: boolean
  readonly highRisk: boolean
  readonly override: string
  readonly timer: Timer | undefined
  readonly noQuorum: string
  readonly outcome: Outcome | undefined
}

const heardAt = ({ status, presented, decidedAt }: Item): number | undefined =>
  status === 'listed' ? undefined : Date.parse(presented?.at ?? decidedAt ?? '') || undefined

/**
 * The items as they are numbered: those that were heard, in turn, then those that are to be heard. So an item keeps its number
 * while others are decided. What left the list unheard comes last and has none.
 */
export function itemsOf(seen: MeetingSeen): ItemModel[] {
  const heard = seen.items
    .filter((item) => heardAt(item) !== undefined)
    .sort((one, other) => (heardAt(one) ?? 0) - (heardAt(other) ?? 0))
  const open = seen.items
    .filter(({ place }) => place !== null)
    .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
  const numbered = [...heard, ...open]
  const rest = seen.items.filter((item) => !numbered.includes(item))
  const numbers = new Map(numbered.map(({ item }, at) => [item, String(at + 1)]))
  return [...numbered, ...rest].map((item) => itemOf(item, seen, numbers))
}

function itemOf(item: Item, seen: MeetingSeen, numbers: ReadonlyMap<string, string>): ItemModel {
  const returns = seen.returns.filter((one) => one.item === item.item)
  const missing = returns.filter(({ state }) => state === 'asked').length
  const { presented, quorum } = item
  return {
    id: item.item,
    number: numbers.get(item.item) ?? '',
    who: nameOf(item.person, item.withheld.person),
    reference: item.pathwayId,
    href: `/pathways/${item.pathwayId}`,
    marks: [...marksOf(item), ...togetherMarks(item, numbers)],
    referrer: seatIn(seen, item.referrer),
    referrerSeat: `${item.referrer.agency}~${item.referrer.role}`,
    since: day(item.since),
    open: item.status === 'listed',
    status: statusOf(item),
    returns: returns.map((one) => returnOf(one, seen)),
    missing,
    returned:
      returns.length === 0
        ? 'No agency is asked'
        : `${returns.length - missing} of ${counted(returns.length, 'return')} in`,
    presented: presented
      ? `Presented by ${seatIn(seen, presented)}${presented.briefed ? ', briefed by the referrer' : ''}`
      : '',
    referrerHeard: item.referrerHeard || item.heardWithoutReferrer,
    highRisk: item.risk === 'high' || seen.conference.emergency,
    override: item.overrideReason ?? '',
    timer: timerOf(item, seen.now),
    noQuorum: quorum?.why ?? '',
    outcome: outcomeOf(item, seen),
  }
}

/** Which roles a quorum lacks. */
export const missingSeats = (roles: readonly string[]): string =>
  `missing: ${inRow(roles.map((role) => lower(roleTitle(role))))}`

function marksOf(item: Item): Mark[] {
  const risk = item.risk === null ? undefined : titleIn(risks, item.risk)
  return [
    ...(risk === undefined
      ? []
      : [{ text: `${risk} risk`, mood: item.risk === 'high' ? 'late' : 'quiet' } as const]),
    ...(item.children ? [{ text: 'Children', mood: 'soon' } as const] : []),
    ...(item.repeat ? [{ text: 'Repeat', mood: 'soon' } as const] : []),
    ...(item.overtaken ? [{ text: 'Overtaken', mood: 'late' } as const] : []),
    ...(item.carried ? [{ text: 'Undecided last time', mood: 'soon' } as const] : []),
  ]
}

/** That it is heard together with others, by their numbers on the page, and why as far as the reader may know. */
function togetherMarks(
  { heardWith, sharesVictim }: Item,
  numbers: ReadonlyMap<string, string>,
): Mark[] {
  const others = heardWith.flatMap((id) => numbers.get(id) ?? [])
  if (others.length === 0) return []
  return [
    { text: `Heard together with ${inRow(others)}`, mood: 'quiet' },
    ...(sharesVictim ? [{ text: 'A victim in common', mood: 'soon' } as const] : []),
  ]
}

function statusOf({ status, presented, timer, decision }: Item): string {
  if (status === 'decided' && decision !== null) return titleIn(conferenceDecisions, decision)
  if (status !== 'listed') return titleIn(itemStatuses, status)
  if (presented && timer) return 'Being heard'
  return 'To be heard'
}

function timerOf({ timer }: Item, now: number): Timer | undefined {
  if (!timer) return undefined
  const untilAt = Date.parse(timer.until)
  return {
    started: time(timer.since),
    until: time(timer.until),
    untilAt,
    left: leftOf(untilAt, now),
    over: timer.over,
  }
}

function returnOf(one: Return, seen: MeetingSeen): ReturnModel {
  const missing = one.state === 'asked'
  return {
    agency: agencyIn(seen, one.agency),
    state: missing && one.overdue ? 'Overdue' : titleIn(returnStates, one.state),
    missing,
    late: one.overdue || one.late,
    when: whenOf(one, seen.now),
    words: [one.victim && `About victim ${one.victim}.`, one.note, one.reason]
      .filter((text) => text !== null)
      .join(' '),
    kept: one.keptBack
      ? `Something is kept back${one.keptBackBecause === null ? '' : `: ${lower(titleIn(withheldReasons, one.keptBackBecause))}`}`
      : '',
  }
}

function whenOf({ at, due, late }: Return, now: number): string {
  if (at !== null) return `${shortDay(at, now)}${late ? ', late' : ''}`
  return due === null ? '' : `due ${shortDay(due, now)}, ${time(due)}`
}

function outcomeOf(item: Item, seen: MeetingSeen): Outcome | undefined {
  const { status, because, to, decidedAt } = item
  if (status === 'listed') return undefined
  const why = because === null ? '' : lower(titleIn(leaveReasons, because))
  return {
    title:
      status === 'decided' && item.decision !== null
        ? titleIn(conferenceDecisions, item.decision)
        : `${titleIn(itemStatuses, status)}${why && `: ${why}`}${to === null ? '' : ', to another meeting'}`,
    at: decidedAt === null ? '' : time(decidedAt),
    words: item.rationale ?? item.reason ?? '',
    overtaken: overtakenText(item),
    actions: item.actions.map((action) => ({
      what: `${action.victim === null ? '' : `For victim ${action.victim}: `}${action.what ?? 'Not for your role'}`,
      why: action.why ?? '',
      who: seatIn(seen, action),
      due: day(action.due),
    })),
    dissent: item.dissent.map(({ agency, view }) => ({
      agency: agencyIn(seen, agency),
      view: view ?? 'Not for your role',
    })),
  }
}
