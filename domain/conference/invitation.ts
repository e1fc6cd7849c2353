import { type ConferenceState, sameParty } from './state.ts'
import { meetingNotice } from './kinds.ts'
import type { Party } from '../entity/decider.ts'

/** A calendar entry for somebody invited. It is made only here, and marked so that it cannot go to anybody else. */
export interface Invitation {
  readonly to: Party
  /** Always the same for a meeting, by which calendars find the entry that they have. */
  readonly uid: string
  /** One more with each change; a calendar takes the highest. */
  readonly sequence: number
  /** Taken back when the meeting is not held. */
  readonly method: 'REQUEST' | 'CANCEL'
  /** Only the meeting's code: nothing about anyone. */
  readonly title: string
  readonly startsAt: number
  readonly endsAt: number
}

const minuteInMs = 60_000

/**
 * The invitation of a party to a meeting. The place, the form and whom it is about are behind the link and not in it.
 * Undefined for anybody not invited.
 */
export function invitationFor(state: ConferenceState, to: Party): Invitation | undefined {
  const { id, meeting, sequence, stage } = state
  if (!meeting || !state.invited.some((one) => sameParty(one, to))) return undefined
  return {
    to,
    uid: `${id}@throughline`,
    sequence,
    method: stage === 'cancelled' ? 'CANCEL' : 'REQUEST',
    title: id,
    startsAt: meeting.at,
    endsAt: meeting.at + meeting.capacity * meeting.minutesPerItem * minuteInMs,
  }
}

/**
 * Whether a notice carries the invitation. It does if it says that there is a meeting, that it moved or that it is
 * cancelled. So does the call to an urgent one that nobody has been told of yet. Reminders do not, nor does news of what can
 * be read, because the calendar already has it.
 */
export const carriesInvitation = (what: string, rung: string): boolean =>
  what === meetingNotice.code ? !isToRead(rung) : what === 'attendUrgent' && rung === 'asked'

/** That the agenda is out, or the minutes. */
const isToRead = (rung: string): boolean => rung === 'agenda' || rung.startsWith('minutes')
