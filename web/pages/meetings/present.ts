import { weekdayDate } from '../../../domain/calendar/in-words.ts'
import type { conferenceItem } from '../../../app/views/lists/conferences.ts'
import { dateOf, daysBetween, dueInWords, time } from '../../words/dates.ts'
import { type Month, weeksOf } from '../../words/months.ts'
import type { Mood } from '../../parts.ts'
import { distance } from '../../words/distance.ts'
import type { z } from 'zod'

export type MeetingItem = z.output<typeof conferenceItem>

/** A word that stands out, and how. */
export interface Mark {
  readonly text: string
  readonly mood: Mood
}

/** A meeting in a list. */
export interface MeetingRow {
  readonly href: string
  readonly title: string
  readonly site: string
  readonly day: string
  readonly time: string
  readonly distance: string
  readonly marks: readonly Mark[]
  readonly list: string
  readonly next: string
}

/** A day of a calendar with what is held on it. */
export interface Day {
  readonly date: string
  readonly number: number
  readonly title: string
  readonly today: boolean
  readonly meetings: readonly MeetingRow[]
}

const moods: Readonly<Record<string, Mood>> = {
  inSession: 'good',
  planned: 'calm',
  cancelled: 'quiet',
  minutes: 'soon',
  adjourned: 'soon',
}

/** What a list of meetings shows of one of them. */
export function meetingRow(
  item: MeetingItem,
  sites: ReadonlyMap<string, string>,
  now: number,
): MeetingRow {
  const { id, at, formTitle, emergency, stage, stageTitle, site } = item
  return {
    href: `/meetings/${id}`,
    title: formTitle,
    site: sites.get(site) ?? site,
    day: weekdayDate(dateOf(at)),
    time: time(at),
    distance: distance(at, now),
    marks: [
      { text: stageTitle, mood: moods[stage] ?? 'quiet' },
      ...(emergency ? [{ text: 'Emergency', mood: 'late' } as const] : []),
      ...(item.overBy > 0 && isAhead(stage)
        ? [{ text: `${item.overBy} too many`, mood: 'late' } as const]
        : []),
    ],
    list: `${item.listed} of ${item.capacity}`,
    next: nextOf(item, now),
  }
}

const isAhead = (stage: string): boolean => ['planned', 'listClosed', 'circulated'].includes(stage)

/** What comes next, by itself or by whom. */
function nextOf({ stage, at, listClosesAt, returnsDueAt }: MeetingItem, now: number): string {
  if (stage === 'planned' && Date.parse(listClosesAt) > now)
    return `List closes ${inWords(listClosesAt, now)}`
  if (stage === 'listClosed' && Date.parse(returnsDueAt) > now)
    return `Returns due ${inWords(returnsDueAt, now)}`
  if (stage === 'circulated' && Date.parse(at) > now) return `It begins ${inWords(at, now)}`
  return afterwards[stage] ?? ''
}

const afterwards: Readonly<Record<string, string>> = {
  inSession: 'The chair closes the session',
  adjourned: 'It is reconvened as a new meeting',
  minutes: 'The minutes are circulated and approved',
}

const inWords = (at: string, now: number): string =>
  daysBetween(now, at) < 2 ? dueInWords(at, now) : `on ${weekdayDate(dateOf(at))} at ${time(at)}`

/** The weeks of a month with the meetings of each day. */
export const calendarOf = (
  month: Month,
  items: readonly MeetingItem[],
  sites: ReadonlyMap<string, string>,
  now: number,
): (Day | undefined)[][] =>
  weeksOf(month).map((week) =>
    week.map((date) =>
      date === undefined
        ? undefined
        : {
            date,
            number: Number(date.slice(8)),
            title: weekdayDate(date),
            today: date === dateOf(now),
            meetings: items
              .filter(({ at }) => dateOf(at) === date)
              .map((item) => meetingRow(item, sites, now)),
          },
    ),
  )
