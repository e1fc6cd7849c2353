// Proves that the pilots' rhythms give each slot one meeting, on any day of ten years.
import { describe, expect, it } from '@jest/globals'
import {
  civilDateOf,
  formatInstant,
  isWorkingDay,
  ukZone,
} from '../../../../domain/calendar/calendar.ts'
import { day, london, referenceOf, type SiteName, utc } from '../pathway/world.ts'
import { holidayTable, type HolidayTable } from '../../../../domain/calendar/holiday-table.ts'
import { meetingsAhead, type RhythmSite } from '../../../../domain/conference/rhythm.ts'
import { type MadeMeeting, rhythmChanges } from '../../../../domain/conference/rhythm-changes.ts'
import { pilotPolicies } from '../../../../domain/policy/defaults.ts'

const pilot = (site: SiteName): RhythmSite => ({
  ...referenceOf(site),
  policy: pilotPolicies[site],
})
const sites = Object.keys(pilotPolicies) as SiteName[] // the constant's own keys

/** The meetings of a pilot's panel, as somebody in London reads them in a calendar. */
const inCalendar = (site: SiteName, now: string) =>
  meetingsAhead(pilot(site), london(now)).map(({ at }) => formatInstant(at, ukZone))

const withDayOff = (date: string): HolidayTable => {
  const { closed } = holidayTable
  const more = new Set([...closed['england-and-wales'], date])
  return {
    ...holidayTable,
    version: 'proclaimed',
    closed: { ...closed, 'england-and-wales': more },
  }
}

const planned = (site: RhythmSite, now: number): MadeMeeting[] =>
  meetingsAhead(site, now).map((meeting, n) => ({
    ...meeting,
    id: `cf${String(n).padStart(12, '0')}`,
    stage: 'planned',
    version: 1,
    policyVersion: 1,
  }))

describe.each(sites)('the rhythm of %s, on any day of ten years', (site) => {
  const reference = pilot(site)
  const weeks = 12
  const everyDays = { london: 7, hampshire: 7, cheshire: 14 }[site]
  const weekday = { london: 'Wed', hampshire: 'Tue', cheshire: 'Thu' }[site]
  // A step that is no multiple of a week falls on every day of one.
  const days = Array.from({ length: 215 }, (_, n) => london('2026-01-01 12:00') + n * 17 * day)

  it('gives each slot one meeting, at ten on the wall of a working day, of which the invited hear in time', () => {
    // One expectation of all: each by itself takes longer than what it looks at.
    const wrong = days.flatMap((now) => {
      const ahead = meetingsAhead(reference, now)
      const slots = new Set(ahead.map(({ slot }) => slot))
      const instants = new Set(ahead.map(({ at }) => at))
      const twice = slots.size < ahead.length || instants.size < ahead.length
      return [...(twice ? [{ now }] : []), ...ahead.filter((one) => !isRight(one, now))]
    })
    expect(wrong).toEqual([])
  })

  function isRight({ slot, at }: { slot: string; at: number }, now: number): boolean {
    const date = civilDateOf(at, ukZone)
    const shown = formatInstant(at, ukZone)
    const works = (one: string) => isWorkingDay(one, 'england-and-wales')
    const asPlanned = date === slot ? shown.startsWith(`${weekday} `) : date > slot && !works(slot)
    return shown.endsWith(' 10:00') && works(date) && at - now > 6 * day && asPlanned
  }

  it('lacks none up to twelve weeks ahead', () => {
    const lacking = days.filter((now) => {
      const slots = meetingsAhead(reference, now).map(({ slot }) => Date.parse(slot))
      const gap = slots.slice(1).some((slot, n) => slot - (slots[n] ?? 0) !== everyDays * day)
      // One that a day off moves over the end of the twelfth week waits for the next round.
      return gap || (slots.at(-1) ?? 0) + (everyDays + 7) * day <= now + weeks * 7 * day
    })
    expect(lacking).toEqual([])
  })
})

describe('a slot on a day off', () => {
  it('that is Christmas on a Wednesday moves past both its days', () => {
    const meetings = inCalendar('london', '2030-12-02 12:00')
    expect(meetings.slice(0, 5)).toEqual([
      'Wed 11 Dec 10:00',
      'Wed 18 Dec 10:00',
      'Fri 27 Dec 10:00',
      'Thu 2 Jan 10:00',
      'Wed 8 Jan 10:00',
    ])
  })

  it('over Christmas and the weekend behind it, and one that is a bank holiday of one year only', () => {
    expect(inCalendar('cheshire', '2026-12-07 12:00')).toContain('Thu 24 Dec 10:00')
    expect(inCalendar('hampshire', '2028-12-04 12:00')).toContain('Wed 27 Dec 10:00')
    const now = london('2026-11-25 12:00')
    const proclaimed = { ...pilot('london'), table: withDayOff('2026-12-16') }
    const slots = meetingsAhead(proclaimed, now).map(({ slot, at }) => [slot, utc(at)])
    expect(slots).toContainEqual(['2026-12-16', '2026-12-17T10:00'])
  })

  it('that is proclaimed later moves the meeting that is planned, and the next table moves it back', () => {
    const now = london('2026-11-25 12:00')
    const made = planned(pilot('london'), now)
    const there = made.find(({ slot }) => slot === '2026-12-16')!
    const proclaimed = { ...pilot('london'), table: withDayOff('2026-12-16') }
    const move = { change: 'move', id: there.id, at: london('2026-12-17 10:00') }
    expect(rhythmChanges(proclaimed, made, now)).toEqual([move])
    const moved = made.map((one) => (one === there ? { ...one, at: move.at } : one))
    expect(rhythmChanges(proclaimed, moved, now)).toEqual([])
    expect(rhythmChanges(pilot('london'), moved, now)).toEqual([
      { change: 'move', id: there.id, at: there.at },
    ])
  })

  it('leaves alone what is circulated, in session or over, and what a person moved', () => {
    const now = london('2026-11-25 12:00')
    const made = planned(pilot('london'), now)
    const proclaimed = { ...pilot('london'), table: withDayOff('2026-12-16') }
    const changed = (change: Partial<MadeMeeting>) =>
      rhythmChanges(
        proclaimed,
        made.map((one) => (one.slot === '2026-12-16' ? { ...one, ...change } : one)),
        now,
      ).length
    expect(changed({ stage: 'listClosed' })).toBe(1)
    for (const stage of ['circulated', 'inSession', 'adjourned', 'minutes', 'locked'] as const)
      expect(changed({ stage })).toBe(0)
    expect(changed({ movedByHand: true })).toBe(0)
    expect(changed({ stage: 'cancelled' })).toBe(0)
  })
})

describe('a fortnightly panel over the change of the clocks', () => {
  const instants = (now: string) =>
    meetingsAhead(pilot('cheshire'), london(now)).map(({ at }) => utc(at))

  it('meets at ten on the wall in spring', () => {
    expect(instants('2027-03-01 12:00').slice(0, 3)).toEqual([
      '2027-03-18T10:00',
      '2027-04-01T09:00',
      '2027-04-15T09:00',
    ])
  })

  it('and in autumn', () => {
    expect(instants('2027-10-01 12:00').slice(0, 3)).toEqual([
      '2027-10-14T09:00',
      '2027-10-28T09:00',
      '2027-11-11T10:00',
    ])
  })
})
