import ICAL from 'ical.js'

/** What a calendar makes of an invitation: read by a library that did not write it. */
export interface ReadInvitation {
  readonly method: string
  readonly uid: string
  readonly sequence: number
  readonly status: string
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly stampedAt: string
  readonly url: string
  readonly organizer: string
  readonly attendees: readonly string[]
  /** The names of everything in the entry. */
  readonly properties: readonly string[]
}

/** Reads a calendar file with one entry in it. Throws if it is not well formed. */
export function readInvitation(text: string): ReadInvitation {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const [entry, ...others] = calendar.getAllSubcomponents('vevent')
  if (!entry || others.length > 0) throw new Error('not one entry')
  const valueOf = (name: string, of = entry): string => String(of.getFirstPropertyValue(name))
  return {
    method: valueOf('method', calendar),
    uid: valueOf('uid'),
    sequence: Number(valueOf('sequence')),
    status: valueOf('status'),
    title: valueOf('summary'),
    startsAt: valueOf('dtstart'),
    endsAt: valueOf('dtend'),
    stampedAt: valueOf('dtstamp'),
    url: valueOf('url'),
    organizer: valueOf('organizer').toLowerCase(),
    attendees: entry
      .getAllProperties('attendee')
      .map((one) => String(one.getFirstValue()).toLowerCase()),
    properties: entry.getAllProperties().map(({ name }) => name),
  }
}
