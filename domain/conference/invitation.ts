import { type ConferenceState, sameParty } from './state.ts'
import type { ForInvited } from './never-told.ts'
import type { Party } from '../decider.ts'

/** A calendar entry for one who is invited. Made here alone, and marked so that it cannot go to anybody else. */
export interface Invitation extends ForInvited {
  readonly to: Party
  readonly method: 'REQUEST' | 'CANCEL'
  readonly text: string
}

const minuteInMs = 60_000

/**
 * The invitation as iCalendar: always the same UID, a SEQUENCE that grows with each change, CANCEL when the meeting is not
 * held. It is titled by the meeting's code, and has nothing about anyone in it; the place is behind the link. Undefined for
 * whoever is not invited.
 */
export function invitationFor(
  state: ConferenceState,
  to: Party,
  { link, stamp }: { link: string; stamp: number },
): Invitation | undefined {
  const { id, meeting, sequence, stage } = state
  if (!meeting || !state.invited.some((one) => sameParty(one, to))) return undefined
  const method = stage === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const end = meeting.at + meeting.capacity * meeting.minutesPerItem * minuteInMs
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Calendar//EN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${id}@throughline`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(meeting.at)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${id}`,
    `URL:${link}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return { readableBy: 'invited', to, method, text: lines.flatMap(fold).join('\r\n') + '\r\n' }
}

/** An instant as iCalendar has it: 20261202T100000Z. */
const utc = (at: number): string =>
  new Date(at).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')

/** A line of at most 75 octets; the rest follows after a blank (RFC 5545, 3.1). Only ASCII stands here. */
function fold(line: string): string[] {
  const first = line.slice(0, 75)
  const rest = line.slice(75).match(/.{1,74}/g) ?? []
  return [first, ...rest.map((part) => ` ${part}`)]
}
