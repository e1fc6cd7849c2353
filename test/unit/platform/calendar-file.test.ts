// Proves that a calendar file says what it was made of, and nothing about anyone.
import { describe, expect, it } from '@jest/globals'
import {
  calendarFile,
  calendarType,
  type CalendarEntry,
  type Envelope,
} from '../../../platform/calendar-file.ts'
import { readInvitation } from '../../support/icalendar.ts'

const entry: CalendarEntry = {
  uid: 'cf0123456789ab@throughline',
  sequence: 2,
  method: 'REQUEST',
  title: 'cf0123456789ab',
  startsAt: Date.parse('2026-12-02T10:00:00Z'),
  endsAt: Date.parse('2026-12-02T12:30:00Z'),
}
const envelope: Envelope = {
  link: 'https://cases.example.org/w/cf0123456789ab.meeting',
  stampedAt: Date.parse('2026-11-16T09:05:00Z'),
  organizer: 'Throughline <throughline@example.org>',
}

describe('a calendar file', () => {
  it('says to another library what it was made of', () => {
    const read = readInvitation(calendarFile(entry, { ...envelope, attendee: 'desk@example.org' }))
    expect(read).toMatchObject({
      method: 'REQUEST',
      uid: entry.uid,
      sequence: 2,
      status: 'CONFIRMED',
      title: entry.title,
      startsAt: '2026-12-02T10:00:00Z',
      endsAt: '2026-12-02T12:30:00Z',
      stampedAt: '2026-11-16T09:05:00Z',
      url: envelope.link,
      organizer: 'mailto:throughline@example.org',
      attendees: ['mailto:desk@example.org'],
    })
  })

  it('takes an entry back', () => {
    const read = readInvitation(calendarFile({ ...entry, method: 'CANCEL' }, envelope))
    expect(read).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', attendees: [] })
  })

  it('has room for nothing about anyone', () => {
    expect([...readInvitation(calendarFile(entry, envelope)).properties].sort()).toEqual([
      'class',
      'dtend',
      'dtstamp',
      'dtstart',
      'organizer',
      'sequence',
      'status',
      'summary',
      'uid',
      'url',
    ])
  })

  it('keeps its lines within what a calendar must take, whatever the link', () => {
    const link = `https://cases.example.org/w/${'x'.repeat(200)}`
    const text = calendarFile(entry, { ...envelope, link })
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(readInvitation(text).url).toBe(link)
  })

  it('names in its media type what a calendar is to do', () => {
    expect(calendarType('CANCEL')).toBe('text/calendar; charset=utf-8; method=CANCEL')
  })
})
