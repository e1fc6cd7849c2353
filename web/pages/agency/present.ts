import { fullDate } from '../../../domain/calendar/in-words.ts'
import { counted } from '../../../domain/sentence.ts'
import type { AgencySeen } from '../../../app/agency/agency.ts'
import { capitalised, titleIn } from '../../../domain/titled.ts'
import { type Cover, coverStates } from '../../../app/agency/cover.ts'
import { day, moment, span } from '../../words/dates.ts'
import type { Mood } from '../../parts.ts'
import { roleTitle, titleOf } from '../../../domain/describe.ts'
import { type Row, type RolesThere, rowOf } from '../work/present.ts'
import type { WorkItem } from '../../../app/views/lists/work.ts'

/** A meeting to which the agency is invited. */
export interface MeetingRow {
  readonly title: string
  readonly href: string
  readonly at: string
  readonly stage: string
  readonly returns: string
}

/** How soon the agency does one kind of thing. */
export interface TimeRow {
  readonly what: string
  readonly count: number
  readonly median: string
  readonly inTime: string
}

/** Who covers for a role. */
export interface CoverRow {
  readonly role: string
  readonly address: string
  readonly first: string
  readonly last: string
  readonly by: string | undefined
  readonly at: string
  readonly state: string
  readonly mood: Mood
  readonly undelivered: boolean
  /** Where it is ended, by those who may. */
  readonly end: string | undefined
}

export interface Model {
  readonly name: string
  readonly figures: readonly (readonly [number | string, string])[]
  readonly requests: readonly Row[]
  readonly actions: readonly Row[]
  readonly meetings: readonly MeetingRow[] | undefined
  readonly more: AgencySeen['more']
  readonly times: readonly TimeRow[]
  readonly contacts: readonly { readonly role: string; readonly address: string }[] | undefined
  readonly covers: readonly CoverRow[]
  readonly pastCovers: readonly CoverRow[]
  readonly mayCover: boolean
}

/** What the page of an agency shows. */
export function present(seen: AgencySeen, now: number, rolesThere: RolesThere): Model {
  const { requests, actions, meetings, more, covers } = seen
  const plain = rowOf(now, rolesThere)
  // All of it is the agency's own, so only the role tells rows apart.
  const row = (item: WorkItem): Row => ({
    ...plain(item),
    what: capitalised(item.title),
    who: roleTitle(item.role),
  })
  const late = [...requests, ...actions].filter(({ overdue }) => overdue).length
  const rows = covers.map((cover) => coverRow(cover, seen.mayCover))
  const open = covers.map(({ state }) => state === 'holds' || state === 'ahead')
  return {
    name: seen.name,
    figures: [
      [count(requests.length, more.requests), 'waiting for an answer'],
      [count(actions.length, more.actions), actions.length === 1 ? 'open action' : 'open actions'],
      [late, 'overdue'],
      ...(meetings ? ([[count(meetings.length, more.meetings), 'meetings to come']] as const) : []),
    ],
    requests: requests.map(row),
    actions: actions.map(row),
    meetings: meetings?.map((one) => ({
      title: one.formTitle,
      href: `/meetings/${one.id}`,
      at: moment(one.at),
      stage: one.stageTitle,
      returns: moment(one.returnsDueAt),
    })),
    more,
    times: seen.times.map(({ what, count: done, medianMs, inTime }) => ({
      what: capitalised(titleOf(what)),
      count: done,
      median: duration(medianMs),
      inTime: `${Math.floor((100 * inTime) / done)}% (${inTime} of ${done})`,
    })),
    contacts: seen.contacts?.map(({ role, siteName, address }) => ({
      role: roleTitle(role) + (siteName === null ? '' : `, about ${siteName}`),
      address,
    })),
    covers: rows.filter((_, n) => open[n]),
    pastCovers: rows.filter((_, n) => !open[n]),
    mayCover: seen.mayCover,
  }
}

const count = (shown: number, more: boolean): string => `${shown}${more ? ' or more' : ''}`

const moods: Readonly<Record<Cover['state'], Mood>> = {
  holds: 'good',
  ahead: 'calm',
  over: 'quiet',
  ended: 'quiet',
}

const coverRow = (cover: Cover, may: boolean): CoverRow => ({
  role: roleTitle(cover.role),
  address: cover.address,
  first: fullDate(cover.firstDay),
  last: cover.endedAt === null ? fullDate(cover.lastDay) : day(cover.endedAt),
  by: cover.by ?? undefined,
  at: moment(cover.at),
  state: titleIn(coverStates, cover.state),
  mood: moods[cover.state],
  undelivered: cover.undelivered,
  end:
    may && (cover.state === 'holds' || cover.state === 'ahead')
      ? `/agency/cover/${cover.id}/end`
      : undefined,
})

const hourMs = 60 * 60 * 1000

/** How long something took: in hours while that is two days at most, then in days. */
function duration(ms: number): string {
  const hours = Math.round(ms / hourMs)
  if (hours < 1) return 'under an hour'
  if (hours <= 48) return counted(hours, 'hour')
  return span(Math.round(hours / 24))
}
