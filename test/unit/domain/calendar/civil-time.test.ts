// Proves that civil dates and times are right in every zone and on both changes of the clock.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import {
  addCivil,
  addHours,
  atCivil,
  civilDateOf,
  endOfCivilDay,
  formatDate,
  formatInstant,
  ukZone,
} from '../../../../domain/calendar/calendar.ts'

const utc = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z')

describe('the civil date', () => {
  it.each([
    ['2026-01-15T23:30Z', '2026-01-15'],
    ['2026-07-15T22:59Z', '2026-07-15'],
    ['2026-07-15T23:30Z', '2026-07-16'], // half past midnight in London
    ['2026-12-31T23:59Z', '2026-12-31'],
    ['2028-02-29T12:00Z', '2028-02-29'],
    ['2026-03-29T00:59Z', '2026-03-29'],
    ['2026-10-25T23:59Z', '2026-10-25'],
  ])('of %s in London is %s', (at, date) => {
    expect(civilDateOf(utc(at), ukZone)).toBe(date)
  })

  it('is another in another zone', () => {
    expect(civilDateOf(utc('2026-01-15T12:00Z'), 'Pacific/Auckland')).toBe('2026-01-16')
  })
})

describe('a time on the wall', () => {
  it.each([
    ['2026-01-15', '17:00', '2026-01-15T17:00Z'],
    ['2026-07-15', '17:00', '2026-07-15T16:00Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30Z'], // not on any clock: shown as 02:30
    ['2026-03-29', '02:00', '2026-03-29T01:00Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30Z'], // on the clocks twice: the first
    ['2026-10-25', '02:00', '2026-10-25T02:00Z'],
    ['2040-03-25', '17:00', '2040-03-25T16:00Z'], // the last spring of the table
    ['2040-10-28', '17:00', '2040-10-28T17:00Z'],
  ])('%s %s in London is %s', (date, time, at) => {
    expect(iso(atCivil(date, time, ukZone))).toBe(at)
  })

  it.each([
    ['2026-02-29', '17:00', ukZone],
    ['2026-02-28', '25:00', ukZone],
    ['2026-02-28', '17:00', 'Europe/Atlantis'],
  ])('%s %s in %s is refused', (date, time, zone) => {
    expect(() => atCivil(date, time, zone)).toThrow(RangeError)
  })
})

describe('the clock changes', () => {
  const lastSundays = Array.from({ length: 21 }, (_, index) => 2020 + index).flatMap((year) => [
    { on: lastSunday(year, 3), hours: 23 },
    { on: lastSunday(year, 10), hours: 25 },
  ])

  it.each(lastSundays)('$on has $hours hours', ({ on, hours }) => {
    const midnight = atCivil(on, '00:00', ukZone)
    expect(addCivil(midnight, { days: 1 }, ukZone)).toBe(addHours(midnight, hours))
  })

  it('keep the time on the wall, and move elapsed hours', () => {
    const saturday = utc('2026-03-28T17:00Z')
    expect(iso(addCivil(saturday, { days: 1 }, ukZone))).toBe('2026-03-29T16:00Z')
    expect(iso(addHours(saturday, 24))).toBe('2026-03-29T17:00Z')
    const autumn = utc('2026-10-24T16:00Z')
    expect(iso(addCivil(autumn, { weeks: 1 }, ukZone))).toBe('2026-10-31T17:00Z')
    expect(iso(addHours(autumn, 24))).toBe('2026-10-25T16:00Z')
  })

  it('are the same in Belfast, which follows London', () => {
    for (const { on } of lastSundays)
      expect(atCivil(on, '17:00', 'Europe/Belfast')).toBe(atCivil(on, '17:00', ukZone))
  })

  function lastSunday(year: number, month: number): string {
    const last = new Date(Date.UTC(year, month, 0))
    last.setUTCDate(last.getUTCDate() - last.getUTCDay())
    return last.toISOString().slice(0, 10)
  }
})

describe('adding to an instant', () => {
  it.each([
    ['2028-02-29T10:00Z', { years: 1 }, '2029-02-28T10:00Z'],
    ['2028-02-29T10:00Z', { years: 4 }, '2032-02-29T10:00Z'],
    ['2027-02-28T10:00Z', { years: 1 }, '2028-02-28T10:00Z'],
    ['2028-02-28T10:00Z', { days: 1 }, '2028-02-29T10:00Z'],
    ['2027-02-28T10:00Z', { days: 1 }, '2027-03-01T10:00Z'],
    ['2026-01-31T10:00Z', { months: 1 }, '2026-02-28T10:00Z'],
    ['2026-01-31T10:00Z', { months: 6 }, '2026-07-31T09:00Z'],
    ['2026-12-31T10:00Z', { months: 2 }, '2027-02-28T10:00Z'],
    ['2026-11-27T10:00Z', { weeks: 4, days: 1 }, '2026-12-26T10:00Z'],
    ['2026-11-27T10:00Z', { months: -1 }, '2026-10-27T10:00Z'],
    ['2026-11-27T10:00Z', {}, '2026-11-27T10:00Z'],
  ])('%s and %j is %s', (at, span, expected) => {
    expect(iso(addCivil(utc(at), span, ukZone))).toBe(expected)
  })

  it('counts hours as they pass, halves too', () => {
    expect(iso(addHours(utc('2026-11-27T10:00Z'), 1.5))).toBe('2026-11-27T11:30Z')
    expect(iso(addHours(utc('2026-11-27T10:00Z'), -48))).toBe('2026-11-25T10:00Z')
    expect(() => addHours(utc('2026-11-27T10:00Z'), Number.NaN)).toThrow(RangeError)
  })
})

describe('the end of a civil day', () => {
  it.each([
    ['2026-11-27T10:00Z', 0, '2026-11-27T23:59Z'],
    ['2026-11-27T10:00Z', 1, '2026-11-28T23:59Z'], // weekends count
    ['2026-07-15T23:30Z', 0, '2026-07-16T22:59Z'],
    ['2026-03-28T10:00Z', 1, '2026-03-29T22:59Z'],
    ['2026-10-24T10:00Z', 1, '2026-10-25T23:59Z'],
    ['2028-02-28T10:00Z', 1, '2028-02-29T23:59Z'],
    ['2026-12-31T10:00Z', 1, '2027-01-01T23:59Z'],
    ['2026-11-27T10:00Z', -7, '2026-11-20T23:59Z'],
    ['2050-11-27T10:00Z', 0, '2050-11-27T23:59Z'], // needs no holidays, so no table
  ])('%s and %s days is %s', (at, days, expected) => {
    expect(iso(endOfCivilDay(utc(at), days, ukZone))).toBe(expected)
  })
})

describe('the words', () => {
  it.each([
    ['2026-11-27T17:00Z', 'Fri 27 Nov 17:00', 'Fri 27 Nov 2026'],
    ['2026-07-15T23:30Z', 'Thu 16 Jul 00:30', 'Thu 16 Jul 2026'],
    ['2027-01-01T09:05Z', 'Fri 1 Jan 09:05', 'Fri 1 Jan 2027'],
    ['2028-02-29T12:00Z', 'Tue 29 Feb 12:00', 'Tue 29 Feb 2028'],
  ])('%s', (at, instant, date) => {
    expect(formatInstant(utc(at), ukZone)).toBe(instant)
    expect(formatDate(utc(at), ukZone)).toBe(date)
  })

  it('name every month and weekday', () => {
    const dates = Array.from({ length: 12 }, (_, month) =>
      formatDate(Date.UTC(2026, month, month + 1, 12), ukZone),
    )
    expect(dates.join(', ')).toBe(
      'Thu 1 Jan 2026, Mon 2 Feb 2026, Tue 3 Mar 2026, Sat 4 Apr 2026, Tue 5 May 2026, Sat 6 Jun 2026, ' +
        'Tue 7 Jul 2026, Sat 8 Aug 2026, Wed 9 Sep 2026, Sat 10 Oct 2026, Wed 11 Nov 2026, Sat 12 Dec 2026',
    )
    expect(formatDate(utc('2026-11-29T12:00Z'), ukZone)).toBe('Sun 29 Nov 2026')
  })
})

describe('the process', () => {
  const answers = `
    const calendar = await import(${JSON.stringify(new URL('../../../../domain/calendar/calendar.ts', import.meta.url).href)})
    const london = { division: 'scotland', hours: calendar.defaultHours }
    const found = []
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 1, 1); at += 37 * 3_600_000)
      found.push(
        calendar.civilDateOf(at, calendar.ukZone),
        calendar.endOfWorkingDay(at, 3, london),
        calendar.nextWorkingMorning(at, london),
        calendar.addCivil(at, { months: 1 }, calendar.ukZone),
        calendar.formatInstant(at, calendar.ukZone),
        calendar.formatDate(at, calendar.ukZone),
      )
    console.log(JSON.stringify(found))`

  it('gives the same answers whatever its own zone and locale', () => {
    const askedIn = (TZ: string, locale: string) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', answers], {
        env: { TZ, LANG: locale, LC_ALL: locale },
        encoding: 'utf8',
        timeout: 30_000,
      })
    const here = askedIn('UTC', 'C')
    expect(JSON.parse(here)).toHaveLength(257 * 6)
    expect(askedIn('Pacific/Auckland', 'de_DE.UTF-8')).toBe(here)
    expect(askedIn('America/New_York', 'ar_EG.UTF-8')).toBe(here)
  })
})
