import { capitalised } from '../../../../domain/titled.ts'
import type { Actor } from '../../../../domain/entity/decider.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { type Agencies, partyIn } from './names.ts'
import { day, dueInWords, moment, shortDay, time } from '../../../words/dates.ts'
import type { Link } from '../../../page.ts'
import { subjectOf } from './subject.ts'
import { rungText } from '../../../../domain/rung-words.ts'

/** Something that somebody owes, and the reminders of it. */
export interface WaitingShown {
  readonly title: string
  /** Which of several it is. */
  readonly subject: string | undefined
  readonly who: string
  readonly ours: boolean
  readonly due: string
  readonly when: string
  readonly mood: 'late' | 'soon' | 'quiet'
  readonly ladder: readonly string[]
  readonly source: string
}

/** The meeting that is to hear it, as far as that is known. */
export function hearingOf({ listing }: Pick<Overview['page'], 'listing'>): Link | undefined {
  if (!listing) return undefined
  const { conferenceId, at } = listing
  const text =
    at === null ? 'a meeting that has not confirmed it yet' : `the meeting of ${moment(at)}`
  return { href: `/meetings/${conferenceId}`, text }
}

type Asked = Pick<Overview, 'owed' | 'ahead' | 'page'> & {
  readonly now: number
  readonly by: Pick<Actor, 'agency'>
  readonly agencies: Agencies
}

const soonMs = 2 * 86_400_000

/** Whom a pathway waits for: overdue first, then what falls due soonest, and last what a hold has stopped. */
export function waitingOf({ owed, ahead, page, now, by, agencies }: Asked): WaitingShown[] {
  const stopped = (one: (typeof owed)[number]) => (one.stoppedSince === null ? 0 : 1)
  const inOrder = [...owed].sort(
    (a, b) => stopped(a) - stopped(b) || Date.parse(a.due) - Date.parse(b.due),
  )
  return inOrder.map((one) => ({
    title: titleOf(one),
    subject: subjectOf(page, one.about) ?? owed.find(({ id }) => id === one.about)?.title,
    who: partyIn(agencies, one),
    ours: one.agency === by.agency,
    ...whenOf(one, now),
    ladder: ladderOf(one, ahead, now, agencies),
    source: one.source,
  }))
}

/** What is owed, and for which victim where there are several. */
const titleOf = ({ title, victim }: Asked['owed'][number]): string =>
  `${capitalised(title)}${victim === null ? '' : `, for victim ${victim}`}`

function whenOf({ due, overdue, stoppedSince, otherwise }: Asked['owed'][number], now: number) {
  if (stoppedSince !== null)
    return {
      when: 'Clock stopped',
      mood: 'quiet' as const,
      due: `Stopped by the hold on ${day(stoppedSince)}. The time left is kept.`,
    }
  const words = capitalised(dueInWords(due, now))
  const unless =
    otherwise === null ? '' : `, if a second person confirms it; otherwise on ${moment(otherwise)}`
  if (overdue) return { when: words, mood: 'late' as const, due: `Was due on ${moment(due)}` }
  const soon = Date.parse(due) - now < soonMs
  return {
    when: words,
    mood: soon ? ('soon' as const) : ('quiet' as const),
    due: `Due on ${moment(due)}${unless}`,
  }
}

/** The reminder that went out last, and those to come. */
function ladderOf(
  { id, what, rung, rungAt }: Asked['owed'][number],
  ahead: Asked['ahead'],
  now: number,
  agencies: Agencies,
): string[] {
  const last =
    rung !== null && rungAt !== null
      ? [`Last, ${shortDay(rungAt, now)} at ${time(rungAt)}: “${rungText(what, rung)}”`]
      : []
  const next = ahead
    .filter((one) => one.what === 'reminder' && one.obligationId === id)
    .map((one) => {
      const to =
        one.agency !== null && one.role !== null
          ? `, to ${partyIn(agencies, { agency: one.agency, role: one.role })}`
          : ''
      return `${capitalised(shortDay(one.at, now))} at ${time(one.at)}${to}: “${rungText(what, one.rung ?? '')}”`
    })
  return [...last, ...next]
}
