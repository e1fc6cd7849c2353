import {
  atCivil,
  type Calendar,
  civilDateOf,
  endOfWorkingDay,
  isWorkingDay,
  shiftWorkingDays,
} from '../calendar/calendar.ts'
import type { MeetingForm, MeetingRules } from '../policy/meetings.ts'

/** The instants that follow from when a meeting meets and when it was planned. */
export interface MeetingDates {
  readonly at: number
  readonly listClosesAt: number
  readonly returnsDueAt: number
}

type Rules = Pick<MeetingRules, 'listCloses' | 'returns' | 'emergency'>

const minuteInMs = 60_000

/**
 * When the list of a meeting closes and the returns are due. By the form, counted back in working days; at short notice, when
 * that has passed already, the list closes as soon as an emergency one does. Never after the meeting begins.
 */
export function datesOf(
  at: number,
  plannedAt: number,
  rules: Rules,
  calendar: Calendar,
  emergency: boolean,
): MeetingDates {
  const soon = Math.min(plannedAt + rules.emergency.listClosesAfterMinutes * minuteInMs, at)
  const usual = usualListClosing(at, rules, calendar)
  const listClosesAt = emergency || usual <= plannedAt ? soon : usual
  const returns = endOfWorkingDay(listClosesAt, rules.returns.workingDays, calendar)
  return { at, listClosesAt, returnsDueAt: Math.min(returns, at) }
}

/** When a list closes by the form: at the end of so many working days before the meeting; no later than the meeting itself. */
export function usualListClosing(
  at: number,
  { listCloses }: Pick<Rules, 'listCloses'>,
  { division, hours, table }: Calendar,
): number {
  const day = shiftWorkingDays(
    civilDateOf(at, hours.zone),
    -listCloses.workingDays,
    division,
    table,
  )
  return Math.min(atCivil(day, hours.to, hours.zone), at)
}

/**
 * When an emergency conference meets that is asked for now: the same day if that is a working day and there is time, else the
 * next working day.
 */
export function emergencyAt(now: number, { emergency }: Rules, calendar: Calendar): number {
  const { division, hours, table } = calendar
  const today = civilDateOf(now, hours.zone)
  const sameDay = atCivil(today, emergency.sameDayAt, hours.zone)
  const inTime = now <= atCivil(today, emergency.sameDayUntil, hours.zone) && now < sameDay
  if (inTime && isWorkingDay(today, division, table)) return sameDay
  const next = shiftWorkingDays(today, 1, division, table)
  return atCivil(next, emergency.nextDayAt, hours.zone)
}

/** What an emergency meeting that pathways make is for; `again` counts those before it that could not take one. */
export interface EmergencySlot {
  readonly site: string
  readonly form: MeetingForm
  readonly at: number
  readonly again: number
}

/**
 * The ids of emergency meetings: always the same for the same slot, whoever asks, so that pathways which do not yet know of
 * each other make one. They are random, so nobody can work them out.
 */
export interface MeetingIds {
  readonly idOf: (slot: EmergencySlot) => string
  /** Those that nobody had asked for before this turn. */
  readonly fresh: () => readonly { readonly slot: EmergencySlot; readonly id: string }[]
}
