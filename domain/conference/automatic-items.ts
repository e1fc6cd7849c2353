import { addCivil, atCivil, civilDateOf } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import type { ConferenceBuilder } from './builder.ts'
import type { Meeting } from './shape.ts'
import type { MeetingForm } from '../policy/meetings.ts'
import { rulesOf } from './forms.ts'

const minuteInMs = 60_000

/** How far a meeting on dates of its own looks ahead after the last of them. */
const ahead = {
  days: 28,
  source: 'MARACs meet monthly or fortnightly (safelives.org.uk); four weeks is a local default.',
  mark: 'K',
} as const

/**
 * The instants that say what comes onto the agenda of a meeting by itself: actions due by its end, and watches that end before
 * the next meeting of its rhythm. A meeting on dates of its own looks ahead to the next of them, or four weeks.
 */
export function carryOverLimits(
  { at, capacity, minutesPerItem, form }: Meeting,
  reference: SiteReference,
): { form: MeetingForm; at: number; endsAt: number; nextAt: number } {
  const { when } = rulesOf(reference.policy, form).rhythm
  const { zone } = calendarOf(reference).hours
  const following =
    'dates' in when ? [...when.dates].sort().find((day) => day > civilDateOf(at, zone)) : undefined
  const days = 'dates' in when ? ahead.days : when.everyDays
  return {
    form,
    at,
    endsAt: at + capacity * minutesPerItem * minuteInMs,
    nextAt:
      following === undefined ? addCivil(at, { days }, zone) : atCivil(following, '23:59', zone),
  }
}

/**
 * Open actions and ending watches come onto the agenda when its list closes. They are looked for again when it goes out and
 * when the session opens, because a meeting in between may have agreed an action due by then. What is already there is not
 * added twice. An emergency meeting hears only its items.
 */
export function addDueItems(builder: ConferenceBuilder): void {
  const { brought } = builder.context.reference
  if (!brought || builder.meeting.emergency) return
  for (const action of brought.actions)
    if (!builder.state.actions.some((one) => isSame(one, action)))
      builder.record('action-brought', action)
  for (const expiry of brought.expiries)
    if (!builder.state.expiries.some(({ pathway }) => pathway === expiry.pathway))
      builder.record('expiry-brought', expiry)
}

const isSame = (
  one: { pathway: string; action: string },
  other: { pathway: string; action: string },
): boolean => one.pathway === other.pathway && one.action === other.action
