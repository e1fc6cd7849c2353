import { addCivil, atCivil, type Calendar, civilDateOf } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference, underPolicy } from '../reference/reference.ts'
import { isWorkingDay, OutsideCalendar, shiftWorkingDays } from '../calendar/calendar.ts'
import type { ConferenceStage } from './codes.ts'
import { usualListClosing } from './dates.ts'
import { formsOf, numbersOf, rulesOf } from './forms.ts'
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
 * The meetings of a site that should exist from now until as far ahead as its policy says, soonest first. Times are those on
 * the clocks of London, before and after they change. None at short notice: where the list would be closed by now nobody would
 * hear in time, and only a person adds such a meeting.
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

/** A meeting that was made by the rhythm, as the site's list of meetings has it. */
export interface MadeMeeting {
  readonly id: string
  readonly form: MeetingForm
  readonly slot: string
  readonly at: number
  readonly stage: ConferenceStage
  /** The number of its last event. */
  readonly version: number
  /** The version of the policy whose numbers it has; absent until it is planned. */
  readonly policyVersion?: number
  /** A person moved it: from then on its date is theirs. */
  readonly movedByHand?: true
  /** The rhythm cancelled it, and no person: its slot can be filled again. */
  readonly cancelledByRhythm?: true
}

/** What brings the meetings that exist to those that should exist. */
export type RhythmChange =
  /** `again` counts the meetings of the slot that the rhythm itself cancelled. */
  | { readonly change: 'plan'; readonly meeting: DueMeeting; readonly again: number }
  | { readonly change: 'move'; readonly id: string; readonly at: number }
  | {
      readonly change: 'follow'
      readonly id: string
      readonly form: MeetingForm
      readonly at: number
    }
  | { readonly change: 'cancel'; readonly id: string }

/**
 * What a rhythm that began, went on or changed asks for. Only meetings whose agenda is not circulated are moved or cancelled,
 * and none that has met; one that a person moved or cancelled stays so, and its slot is not filled again. A meeting whose
 * numbers a newer policy changed follows that. A plan that was refused is asked for again, under the id that it had.
 */
export function rhythmChanges(
  site: RhythmSite,
  made: readonly MadeMeeting[],
  now: number,
): RhythmChange[] {
  const holds = site.policy.meetings ? formsOf(site.policy) : []
  const wanted = new Map(
    holds
      .flatMap((form) => slotsUntil(site, form, now, furthest(site, form, made, now)))
      .map((meeting) => [keyOf(meeting), meeting]),
  )
  const changes = made
    .filter(free(now))
    .flatMap((meeting) => changeOf(site, meeting, now, wanted.get(keyOf(meeting))))
  const taken = new Set(made.filter(takesSlot).map(keyOf))
  const again = (key: string) =>
    made.filter((meeting) => meeting.cancelledByRhythm && keyOf(meeting) === key).length
  const plans = (site.policy.meetings ? meetingsAhead(site, now) : [])
    .filter((meeting) => !taken.has(keyOf(meeting)))
    .map((meeting): RhythmChange => ({ change: 'plan', meeting, again: again(keyOf(meeting)) }))
  return [...changes, ...plans]
}

function changeOf(
  site: RhythmSite,
  made: MadeMeeting,
  now: number,
  wanted?: DueMeeting,
): RhythmChange[] {
  const { id, form, at } = made
  if (!wanted) return [{ change: 'cancel', id }]
  if (wanted.unsure || wanted.at <= now) return [] // nobody can come in time, and nobody is kept away
  if (hasOtherNumbers(site, made)) return [{ change: 'follow', id, form, at: wanted.at }]
  return wanted.at === at ? [] : [{ change: 'move', id, at: wanted.at }]
}

/** Whether the newest policy gives a meeting other numbers than those that it was planned with. */
function hasOtherNumbers(site: RhythmSite, { form, policyVersion }: MadeMeeting): boolean {
  if (policyVersion === undefined || policyVersion >= site.policyVersion) return false
  const own = underPolicy(site, policyVersion)
  return own !== undefined && numbersOf(own.policy, form) !== numbersOf(site.policy, form)
}

/** How far ahead the meetings of a form are made. */
const horizon = (site: RhythmSite, form: MeetingForm, now: number): number =>
  addCivil(now, { weeks: rulesOf(site.policy, form).ahead.weeks }, calendarOf(site).hours.zone)

/** The later of that and the last meeting that is made already: up to there it is known whether one is wanted. */
const furthest = (
  site: RhythmSite,
  form: MeetingForm,
  made: readonly MadeMeeting[],
  now: number,
): number =>
  made
    .filter((meeting) => meeting.form === form)
    .reduce((latest, { at }) => Math.max(latest, at), horizon(site, form, now)) +
  margin * dayInMs

function slotsUntil(site: RhythmSite, form: MeetingForm, now: number, until: number): DueMeeting[] {
  const calendar = calendarOf(site)
  const { rhythm } = rulesOf(site.policy, form)
  return slotsOf(rhythm, now, until, calendar)
    .map((slot) => ({ form, slot, ...instantOf(slot, rhythm, calendar) }))
    .filter(({ at }) => at <= until)
}

const keyOf = ({ form, slot }: Pick<DueMeeting, 'form' | 'slot'>): string => `${form}/${slot}`

/** One that was never planned, for its plan was refused, or that the rhythm cancelled, leaves its slot open. */
const takesSlot = ({ stage, cancelledByRhythm }: MadeMeeting): boolean =>
  stage !== 'unplanned' && !cancelledByRhythm

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
