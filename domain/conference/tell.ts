import type { ConferenceEvent } from './events.ts'
import type { ConferenceState } from './state.ts'
import type { Consequence, Notice, Party, TurnContext } from '../entity/decider.ts'
import { isOwingEvent } from '../obligations/owing-evolutions.ts'
import { meetingNotice } from './kinds.ts'
import { messagesOf } from './messages.ts'
import type { SiteReference } from '../reference/reference.ts'
import { tellOwing } from '../obligations/notices.ts'

/**
 * What follows from an event outside the meeting: notices to agencies, and messages to pathways and other meetings.
 * Each is told by one event. A notice comes before a message of the same event: their ids follow from that order.
 */
export function tellConference(
  state: ConferenceState,
  event: ConferenceEvent,
  { now, reference }: TurnContext<SiteReference>,
): readonly Consequence[] {
  if (isOwingEvent(event)) return tellOwing(state, event, reference)
  return [...noticesOf(state, event, now), ...messagesOf(state, event)]
}

/** Which agencies hear of an event, and how urgently. */
function noticesOf(state: ConferenceState, event: ConferenceEvent, now: number): Notice[] {
  switch (event.type) {
    case 'conference-planned':
      // Everybody invited is told, whoever created the meeting. What a rhythm creates together is gathered in their message
      // of the next morning. What they owe calls them to an emergency meeting.
      return event.data.emergency ? [] : toInvited(state, 'planned', false)
    case 'conference-rescheduled': {
      // Nobody is told of another closing of the list.
      const { at, was, place, sequence } = event.data
      return at !== was || place !== undefined ? changed(state, sequence) : []
    }
    case 'capacity-extended':
      return changed(state, event.data.sequence)
    case 'conference-cancelled':
      return toInvited(state, 'cancelled', soon(state))
    case 'agenda-circulated':
      return toInvited(state, 'agenda', soon(state))
    case 'minutes-circulated':
    case 'minutes-corrected':
      return toInvited(state, `minutes-${event.data.version}`, false)
    case 'agency-invited':
      // To an urgent one they are called by what they owe; in a session that has begun they are sitting already.
      return soon(state) || (state.meeting?.at ?? 0) <= now
        ? []
        : [toOne(state, event.data, 'invited', false)]
    default:
      return []
  }
}

/** The entry in their calendars changes. Changes from before entries followed have no number, and told nobody. */
const changed = (state: ConferenceState, sequence: number | undefined): Notice[] =>
  sequence === undefined ? [] : toInvited(state, `moved-${sequence}`, soon(state))

/** A notice to each who is invited, addressed to an agency in a role: that there is something about a meeting, never which. */
const toInvited = (state: ConferenceState, rung: string, urgent: boolean): Notice[] =>
  state.invited.map((party) => toOne(state, party, rung, urgent))

const toOne = (
  { id }: ConferenceState,
  { agency, role }: Party,
  rung: string,
  urgent: boolean,
): Notice => ({
  kind: 'notice',
  to: { agency, role },
  obligation: `${id}.${meetingNotice.code}`,
  what: meetingNotice.code,
  rung,
  urgent,
})

/** An emergency one cannot wait for a morning's message. */
const soon = ({ meeting }: ConferenceState): boolean => meeting?.emergency === true
