import { weekdayDate } from '../../../domain/calendar/in-words.ts'
import { lower } from '../../../domain/sentence.ts'
import type { Changed } from '../../../app/views/lists/changed.ts'
import { agoInWords, dateOf, daysBetween, dueInWords, moment } from '../../words/dates.ts'
import { meetingForms } from '../../../domain/policy/meetings.ts'
import type { Mood } from '../../parts.ts'
import type { PersonShown } from '../../../app/access/people.ts'
import type { Role } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { placeOf, settlingPath } from '../../words/settle.ts'
import { capitalised, titleIn } from '../../../domain/titled.ts'
import type { Work, WorkItem } from '../../../app/views/lists/work.ts'

/** A row of work. */
export interface Row {
  readonly id: string
  readonly what: string
  readonly href: string
  readonly about: string
  readonly aboutHref: string
  readonly due: string
  readonly dueAt: string
  readonly mood: Mood
  readonly who: string
}

interface Group {
  readonly title: string
  readonly rows: readonly Row[]
}

/** By what the rows of a page stand together. */
export const groupings = {
  due: { title: 'When it is due' },
  pathway: { title: 'Pathway or meeting' },
  kind: { title: 'Kind' },
} as const
export type Grouping = keyof typeof groupings

export interface Model {
  readonly figures: readonly (readonly [number | string, string])[]
  readonly groups: readonly Group[]
  readonly agencys: readonly Row[]
  readonly others: readonly Row[]
  readonly changed: readonly {
    about: string
    href: string
    count: number
    latest: string
    at: string
  }[]
  readonly since: string | undefined
  readonly more: Work['more']
  readonly grouping: Grouping
}

/** What My work shows. */
export function present(
  work: Work,
  now: number,
  rolesThere: RolesThere,
  grouping: Grouping,
): Model {
  const row = rowOf(now, rolesThere)
  const mine = work.mine.map(row)
  const late = work.mine.filter(({ overdue }) => overdue).length
  const today = work.mine.filter((item) => whenOf(item, now) === 'Today').length
  const count = `${mine.length}${work.more.ours ? ' or more' : ''}`
  return {
    figures: [
      [late, 'overdue'],
      [today, 'due today'],
      [count, 'that you owe'],
    ],
    groups: groupsBy[grouping](work.mine, now).map(([title, items]) => ({
      title,
      rows: items.map(row),
    })),
    agencys: work.agencys.map(row),
    others: work.others.map(row),
    changed: work.changed.map((one) => changedRow(one, work.people, now)),
    since: work.since === null ? undefined : moment(work.since),
    more: work.more,
    grouping,
  }
}

type Groups = readonly (readonly [string, readonly WorkItem[]])[]

const groupsBy: Readonly<Record<Grouping, (items: readonly WorkItem[], now: number) => Groups>> = {
  due: (items, now) =>
    whens
      .map((when) => [when, items.filter((item) => whenOf(item, now) === when)] as const)
      .filter(([, some]) => some.length > 0),
  pathway: (items) => [...Map.groupBy(items, aboutOf)],
  kind: (items) => [...Map.groupBy(items, ({ title }) => capitalised(title))],
}

const whens = ['Overdue', 'Today', 'In the next seven days', 'Later', 'Stopped by a hold'] as const

function whenOf({ due, overdue, stoppedSince }: WorkItem, now: number): (typeof whens)[number] {
  if (stoppedSince !== null) return 'Stopped by a hold'
  if (overdue) return 'Overdue'
  const days = daysBetween(now, due)
  if (days <= 0) return 'Today'
  return days <= 7 ? 'In the next seven days' : 'Later'
}

/** The roles that the reader has for what is owed at a site. */
export type RolesThere = (site: string) => readonly Role[]

/** A row of work, for somebody with these roles. */
export const rowOf =
  (now: number, rolesThere: RolesThere) =>
  (item: WorkItem): Row => ({
    id: item.id,
    what: `${capitalised(item.title)}${item.victim === null ? '' : `, for victim ${item.victim}`}`,
    href: settlingPath(item, rolesThere(item.site)),
    about: aboutOf(item),
    aboutHref: placeOf(item),
    due: item.stoppedSince === null ? dueInWords(item.due, now) : 'stopped by a hold',
    dueAt: dayOrMoment(item.due, now),
    mood: moodOf(item, now),
    who: `${item.agencyName}, ${lower(roleTitle(item.role))}`,
  })

/** Today and tomorrow are said with their time already. */
function dayOrMoment(due: string, now: number): string {
  const days = daysBetween(now, due)
  return days === 0 || days === 1 ? weekdayDate(dateOf(due)) : moment(due)
}

function moodOf(item: WorkItem, now: number): Mood {
  const when = whenOf(item, now)
  if (when === 'Overdue') return 'late'
  return when === 'Today' ? 'soon' : 'quiet'
}

/** What a row is about: a person by name where that is for the reader, else the pathway's reference; or a meeting. */
function aboutOf({ pathwayId, person, meeting }: WorkItem): string {
  if (pathwayId !== null) return personIn(person, pathwayId)
  return meeting ? `${titleIn(meetingForms, meeting.form)}, ${moment(meeting.at)}` : 'A meeting'
}

const personIn = (person: PersonShown | null | undefined, pathway: string): string =>
  person && 'name' in person ? person.name : `Pathway ${pathway}`

const changedRow = (
  { pathwayId, count, latest }: Changed,
  people: Work['people'],
  now: number,
): Model['changed'][number] => ({
  about: personIn(people.get(pathwayId), pathwayId),
  href: `/pathways/${pathwayId}/history`,
  count,
  latest: latest.sentence,
  at: agoInWords(latest.at, now),
})
