import { addCivil, atCivil, type Calendar, civilDateOf } from '../calendar/calendar.ts'
import { isWorkingDay, shiftWorkingDays } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import type { ConferenceStage } from './codes.ts'
import { formsOf, rulesOf } from './forms.ts'
import type { MeetingForm, Rhythm } from '../policy/meetings.ts'

/** A meeting that should exist. Its slot is the day that the rhythm gives, and stays the same when a day off moves the meeting. */
export interface DueMeeting {
  readonly form: MeetingForm
  readonly slot: string
  readonly at: number
}

/**
 * The meetings of a site that should exist from now until as far ahead as its policy says, soonest first. Times are those on
 * the clocks of London, before and after they change. Throws OutsideCalendar beyond the table of holidays.
 */
export function meetingsAhead(reference: SiteReference, now: number): DueMeeting[] {
  const calendar = calendarOf(reference)
  return formsOf(reference.policy)
    .flatMap((form) => {
      const { rhythm } = rulesOf(reference.policy, form)
      const until = horizon(reference, form, now)
      return slotsOf(rhythm, now, until, calendar)
        .map((slot) => ({ form, slot, at: instantOf(slot, rhythm, calendar) }))
        .filter(({ at }) => at > now && at <= until)
    })
    .sort((a, b) => a.at - b.at)
}

/** A meeting that was made by the rhythm, as the site's list of meetings has it. */
export interface MadeMeeting {
  readonly id: string
  readonly form: MeetingForm
  readonly slot: string
  readonly at: number
  readonly stage: ConferenceStage
  /** A person moved it: from then on its date is theirs. */
  readonly movedByHand?: true
}

/** What brings the meetings that exist to those that should exist. */
export type RhythmChange =
  | { readonly change: 'plan'; readonly meeting: DueMeeting }
  | { readonly change: 'move'; readonly id: string; readonly at: number }
  | { readonly change: 'cancel'; readonly id: string }

/**
 * What a rhythm that began, went on or changed asks for. Only meetings whose agenda is not circulated are moved or cancelled,
 * and none that has met; one that a person moved or cancelled stays so, and its slot is not filled again.
 */
export function rhythmChanges(
  reference: SiteReference,
  made: readonly MadeMeeting[],
  now: number,
): RhythmChange[] {
  const due = meetingsAhead(reference, now)
  const wanted = new Map(due.map((meeting) => [keyOf(meeting), meeting]))
  const taken = new Set(made.map(keyOf))
  const changes = made.filter(free(now)).flatMap((meeting): RhythmChange[] => {
    const { id } = meeting
    const other = wanted.get(keyOf(meeting))
    if (!other)
      return meeting.at <= horizon(reference, meeting.form, now) ? [{ change: 'cancel', id }] : []
    return other.at === meeting.at ? [] : [{ change: 'move', id, at: other.at }]
  })
  const plans = due
    .filter((meeting) => !taken.has(keyOf(meeting)))
    .map((meeting): RhythmChange => ({ change: 'plan', meeting }))
  return [...changes, ...plans]
}

/** How far ahead the meetings of a form are made. */
const horizon = (reference: SiteReference, form: MeetingForm, now: number): number =>
  addCivil(
    now,
    { weeks: rulesOf(reference.policy, form).ahead.weeks },
    calendarOf(reference).hours.zone,
  )

const keyOf = ({ form, slot }: Pick<DueMeeting, 'form' | 'slot'>): string => `${form}/${slot}`

const free =
  (now: number) =>
  ({ stage, at, movedByHand }: MadeMeeting): boolean =>
    (stage === 'planned' || stage === 'listClosed') && !movedByHand && at > now

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
const margin = 14
const dayInMs = 86_400_000

function instantOf(slot: string, { at, onDayOff }: Rhythm, calendar: Calendar): number {
  const { division, hours, table } = calendar
  if (isWorkingDay(slot, division, table)) return atCivil(slot, at, hours.zone)
  const day = shiftWorkingDays(slot, onDayOff === 'after' ? 1 : -1, division, table)
  return atCivil(day, at, hours.zone)
}
