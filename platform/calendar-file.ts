import ical, {
  ICalAttendeeRole,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'

/** What a calendar shows: when, and under which title. */
export interface CalendarEntry {
  readonly uid: string
  readonly sequence: number
  readonly method: 'REQUEST' | 'CANCEL'
  readonly title: string
  readonly startsAt: number
  readonly endsAt: number
}

/** How an entry is sent. */
export interface Envelope {
  /** Where to read the rest, after signing in. */
  readonly link: string
  /** When the file was made. */
  readonly stampedAt: number
  /** The sender, as `Name <address>`. Calendars accept a change only from whoever sent the entry. */
  readonly organizer: string
  /** The address that it goes to; absent if it is downloaded and not sent. */
  readonly attendee?: string
}

/** The media type of a calendar file, which says what a calendar is to do with it (RFC 6047, 2.4). */
export const calendarType = (method: CalendarEntry['method']): string =>
  `text/calendar; charset=utf-8; method=${method}`

/** An entry as an iCalendar file (RFC 5545 and 5546). It asks for no reply: attendance is recorded at the meeting. */
export function calendarFile(entry: CalendarEntry, envelope: Envelope): string {
  const { uid, sequence, method, title, startsAt, endsAt } = entry
  const { link, stampedAt, organizer, attendee } = envelope
  const calendar = ical({
    prodId: { company: 'Throughline', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod[method],
  })
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(stampedAt),
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: title,
    url: link,
    organizer,
    attendees: attendee ? [{ email: attendee, role: ICalAttendeeRole.REQ, rsvp: false }] : [],
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  })
  return calendar.toString()
}
