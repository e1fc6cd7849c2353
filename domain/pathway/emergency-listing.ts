import type { PathwayBuilder } from './builder.ts'
import { emergencyAt } from '../conference/dates.ts'
import { formsOf, rulesOf } from '../conference/forms.ts'
import type { ListingFacts } from './facts/listing.ts'
import type { MeetingForm } from '../policy/meetings.ts'
import { nextMeetingWithRoom } from '../conference/agenda.ts'
import type { OpenMeeting } from '../conference/shape.ts'
import { OutsideCalendar } from '../calendar/calendar.ts'
import { owed } from './state.ts'

type Asked = Pick<ListingFacts['listing-asked'], 'conference' | 'plans'>

/** How many meetings are tried for the same time; a pathway still on no list then is tried again for the next. */
const triesAtOneTime = 3

/**
 * The meeting to ask if an emergency conference is owed: an emergency meeting of the site that meets in time and has
 * not begun, or else a new one. Undefined if the site's policy has no meetings, or nobody looked up which there are.
 */
export function findEmergencyMeeting(builder: PathwayBuilder): Asked | undefined {
  const { meetings, meetingIds, policy, site } = builder.context.reference
  const [form] = policy.meetings ? formsOf(policy) : []
  if (!form || !meetings || !meetingIds) return undefined
  const { by, urgentAfter = 0 } = builder.state.turnedAway ?? { by: [] }
  const after = Math.max(builder.context.now, urgentAfter)
  const soonest = soonestFor(builder, form, after)
  const latest = owed(builder.state, 'emergencyConference').map(({ due }) => due)
  const inTime = ({ at }: OpenMeeting) => at > after && at <= Math.max(soonest ?? 0, ...latest)
  const there = meetings
    .filter((one) => one.emergency && one.form === form && inTime(one) && !by.includes(one.id))
    .map((one) => ({ ...one, listClosesAt: one.at })) // an emergency comes onto a closed list too
  const next = nextMeetingWithRoom(there, after)
  if (next) return { conference: next.id }
  if (soonest === undefined) return undefined
  const taken = new Set([...by, ...meetings.map(({ id }) => id)])
  for (let again = 0; again < triesAtOneTime; again++) {
    const conference = meetingIds.idOf({ site, form, at: soonest, again })
    if (!taken.has(conference)) return { conference, plans: { form, at: soonest } }
  }
  return undefined
}

/** When a meeting created now would meet; undefined beyond the table of holidays, where the day is not known. */
function soonestFor(builder: PathwayBuilder, form: MeetingForm, after: number): number | undefined {
  try {
    return emergencyAt(after, rulesOf(builder.context.reference.policy, form), builder.calendar)
  } catch (error) {
    if (error instanceof OutsideCalendar) return undefined
    throw error
  }
}
