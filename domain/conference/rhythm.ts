import {
  addCivil,
  atCivil,
  type Calendar,
  civilDateOf,
  isWorkingDay,
  OutsideCalendar,
  shiftWorkingDays,
} from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { usualListClosing } from './dates.ts'
import { formsOf, rulesOf } from './forms.ts'
import type { MeetingForm, Rhythm } from '../policy/meetings.ts'

/** What a rhythm reads of a site: its newest policy, and as `newer` the versions that its meetings have. */
export type RhythmSite = Pick<
  SiteReference,
  'site' | 'policy' | 'policyVersion' | 'newer' | 'table'
>

/** A meeting that should exist. Its slot is the day that the rhythm gives, and stays the same when a day off moves the meeting. */
export interface DueMeeting {
  readonly form: MeetingForm
  readonly slot: string
  readonly at: number
  /** Whether the day is a day off is not known: no table of holidays reaches it, and the time is that of the slot itself. */
  readonly unsure?: true
}

/**
 * The meetings of a site that should exist from now until as far ahead as its policy says, soonest first. Times are
 * London clock times, in summer and winter. None is at short notice: if the list would already be closed, nobody would
 * be told in time, and only a person adds such a meeting.
 */
export function meetingsAhead(site: RhythmSite, now: number): DueMeeting[] {
  return formsOf(site.policy)
    .flatMap((form) => slotsUntil(site, form, now, horizon(site, form, now)))
    .filter((meeting) => inGoodTime(site, meeting, now))
    .sort((a, b) => a.at - b.at)
}

/** Whether the list of a meeting that is planned now stays open until it usually closes. */
function inGoodTime(site: RhythmSite, { form, at, unsure }: DueMeeting, now: number): boolean {
  if (unsure) return at > now // planning it is refused, whenever its list would close
  return usualListClosing(at, rulesOf(site.policy, form), calendarOf(site)) > now
}

/** How far ahead the meetings of a form are made. */
export const horizon = (site: RhythmSite, form: MeetingForm, now: number): number =>
  addCivil(now, { weeks: rulesOf(site.policy, form).ahead.weeks }, calendarOf(site).hours.zone)

export function slotsUntil(
  site: RhythmSite,
  form: MeetingForm,
  now: number,
  until: number,
): DueMeeting[] {
  const calendar = calendarOf(site)
  const { rhythm } = rulesOf(site.policy, form)
  return slotsOf(rhythm, now, until, calendar)
    .map((slot) => ({ form, slot, ...instantOf(slot, rhythm, calendar) }))
    .filter(({ at }) => at <= until)
}

/** The days that the rhythm gives around the span of time; a day off may have moved one into it from either side. */
function slotsOf({ when }: Rhythm, from: number, until: number, calendar: Calendar): string[] {
  const { zone } = calendar.hours
  const first = civilDateOf(addCivil(from, { days: -margin }, zone), zone)
  const last = civilDateOf(addCivil(until, { days: margin }, zone), zone)
  if ('dates' in when)
    return [...new Set(when.dates)].filter((date) => date >= first && date <= last).sort()
  const noon = (date: string) => atCivil(date, '12:00', 'UTC')
  const step = when.everyDays * dayInMs
  const begin = noon(when.from)
  const skipped = Math.max(0, Math.ceil((noon(first) - begin) / step))
  const slots: string[] = []
  for (let at = begin + skipped * step; at <= noon(last); at += step)
    slots.push(civilDateOf(at, 'UTC'))
  return slots
}

// Longer than any run of days off.
export const margin = 14
export const dayInMs = 86_400_000

function instantOf(
  slot: string,
  { at, onDayOff }: Rhythm,
  { division, hours, table }: Calendar,
): Pick<DueMeeting, 'at' | 'unsure'> {
  const on = (day: string) => atCivil(day, at, hours.zone)
  try {
    if (isWorkingDay(slot, division, table)) return { at: on(slot) }
    return { at: on(shiftWorkingDays(slot, onDayOff === 'after' ? 1 : -1, division, table)) }
  } catch (error) {
    if (error instanceof OutsideCalendar) return { at: on(slot), unsure: true }
    throw error
  }
}
