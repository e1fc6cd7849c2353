// Proves that working days are counted as the calendar has them.
import { describe, expect, it } from '@jest/globals'
import {
  type Calendar,
  defaultHours,
  endOfWorkingDay,
  isWorkingDay,
  nextWorkingMorning,
  OutsideCalendar,
  shiftWorkingDays,
  ukZone,
} from '../../../../domain/calendar/calendar.ts'
import { type Division, divisions } from '../../../../domain/calendar/holidays.ts'
import { holidayTable } from '../../../../domain/calendar/holiday-table.ts'

const england: Calendar = { division: 'england-and-wales', hours: defaultHours }
const scotland: Calendar = { division: 'scotland', hours: defaultHours }
const northernIreland: Calendar = { division: 'northern-ireland', hours: defaultHours }
const utc = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z')

describe('working days', () => {
  it.each([
    ['2026-11-27', 'england-and-wales', true], // a Friday
    ['2026-11-28', 'england-and-wales', false], // a Saturday
    ['2026-11-29', 'england-and-wales', false], // a Sunday
    ['2026-11-30', 'england-and-wales', true], // no holiday in England and Wales
    ['2026-11-30', 'scotland', false], // St Andrew’s Day
    ['2026-04-06', 'england-and-wales', false], // Easter Monday
    ['2026-04-06', 'scotland', true], // Easter Monday, worked in Scotland
    ['2026-07-13', 'northern-ireland', false], // the substitute for 12 July
    ['2026-07-13', 'scotland', true], // no holiday in Scotland
    ['2028-02-29', 'england-and-wales', true], // the leap day, a Tuesday
  ] as const)('%s in %s: %s', (date, division, working) => {
    expect(isWorkingDay(date, division)).toBe(working)
  })

  it('are not told beyond the table, not even for a weekend', () => {
    expect(() => isWorkingDay('2019-12-31', 'scotland')).toThrow(OutsideCalendar)
    expect(() => isWorkingDay('2041-01-05', 'scotland')).toThrow(OutsideCalendar) // a Saturday
    expect(isWorkingDay('2040-12-31', 'scotland')).toBe(true)
  })

  it('are refused for what is not a date', () => {
    expect(() => isWorkingDay('2026-02-29', 'scotland')).toThrow(RangeError)
    expect(() => isWorkingDay('tomorrow', 'scotland')).toThrow(RangeError)
  })
})

describe('shifting by working days', () => {
  it.each([
    ['2026-11-27', 0, '2026-11-27'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-30', -1, '2026-11-27'],
    ['2026-11-29', -1, '2026-11-27'],
    ['2026-11-27', 5, '2026-12-04'],
    ['2026-04-02', 1, '2026-04-07'], // over Good Friday to Easter Monday
    ['2026-04-07', -1, '2026-04-02'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2027-02-26', 1, '2027-03-01'],
  ] as const)('in England, %s by %s is %s', (date, days, expected) => {
    expect(shiftWorkingDays(date, days, 'england-and-wales')).toBe(expected)
  })

  it.each([
    ['2026-04-02', 1, 'scotland', '2026-04-06'], // Easter Monday is worked
    ['2026-06-12', 1, 'scotland', '2026-06-16'], // the World Cup
    ['2026-06-12', 1, 'england-and-wales', '2026-06-15'],
    ['2026-07-10', 1, 'northern-ireland', '2026-07-14'],
    ['2026-07-31', 1, 'scotland', '2026-08-04'], // summer comes to Scotland first
    ['2026-08-28', 1, 'scotland', '2026-08-31'],
    ['2026-08-28', 1, 'england-and-wales', '2026-09-01'],
  ] as const)('%s by %s in %s is %s', (date, days, division, expected) => {
    expect(shiftWorkingDays(date, days, division)).toBe(expected)
  })

  it('refuses half a day', () => {
    expect(() => shiftWorkingDays('2026-11-27', 0.5, 'scotland')).toThrow(RangeError)
    expect(() => shiftWorkingDays('2026-11-27', Number.NaN, 'scotland')).toThrow(RangeError)
  })

  it('refuses to leave the table, and says at which year', () => {
    const leaving = (date: string, days: number) => () =>
      shiftWorkingDays(date, days, 'northern-ireland')
    expect(leaving('2040-12-31', 1)).toThrow(expect.objectContaining({ year: 2041 }))
    expect(leaving('2020-01-02', -1)).toThrow(expect.objectContaining({ year: 2019 }))
    expect(leaving('2026-01-01', 1_000_000)).toThrow(OutsideCalendar)
  })

  it.each(divisions)('comes back to where it was in %s', (division) => {
    for (const date of workingDaysOf(division, '2026-12-14', 40))
      for (const days of [1, 2, 3, 10, 28, 260])
        expect(shiftWorkingDays(shiftWorkingDays(date, days, division), -days, division)).toBe(date)
  })

  it.each(divisions)('lands on working days only, each once and in order, in %s', (division) => {
    const found = Array.from({ length: 120 }, (_, index) =>
      shiftWorkingDays('2026-12-31', index - 60, division),
    )
    expect(found).toEqual([...new Set(found)].sort())
    expect(found.every((date) => isWorkingDay(date, division))).toBe(true)
  })

  it.each(divisions)('misses no working day of the whole table in %s', (division) => {
    const everyDay = Array.from({ length: 366 + 20 * 365 + 5 }, (_, index) =>
      new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    )
    const working = everyDay.filter((date) => isWorkingDay(date, division))
    expect(everyDay.at(-1)).toBe('2040-12-31')
    const next = working.slice(0, -1).map((date) => shiftWorkingDays(date, 1, division))
    expect(next).toEqual(working.slice(1))
    expect(shiftWorkingDays(working[0]!, working.length - 1, division)).toBe(working.at(-1))
  })

  function workingDaysOf(division: Division, from: string, count: number): readonly string[] {
    return Array.from({ length: count }, (_, index) => shiftWorkingDays(from, index, division))
  }
})

describe('the turn of the year', () => {
  it.each([
    // Christmas on a Friday: Boxing Day goes to the Monday; in Scotland 2 January, a Saturday, to the 4th.
    [
      '2026-12-24',
      [england, northernIreland],
      ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04'],
    ],
    ['2026-12-24', [scotland], ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-05']],
    // Christmas on a Saturday: both days go on, and so does New Year.
    [
      '2027-12-24',
      [england, northernIreland],
      ['2027-12-29', '2027-12-30', '2027-12-31', '2028-01-04'],
    ],
    ['2027-12-24', [scotland], ['2027-12-29', '2027-12-30', '2027-12-31', '2028-01-05']],
    // Christmas on a Sunday: Boxing Day keeps its Monday.
    [
      '2022-12-23',
      [england, northernIreland],
      ['2022-12-28', '2022-12-29', '2022-12-30', '2023-01-03'],
    ],
    ['2022-12-23', [scotland], ['2022-12-28', '2022-12-29', '2022-12-30', '2023-01-04']],
  ] as const)('after %s', (date, calendars, expected) => {
    for (const { division } of calendars)
      expect(expected.map((_, index) => shiftWorkingDays(date, index + 1, division))).toEqual(
        expected,
      )
  })
})

describe('the end of a working day', () => {
  it.each([
    ['2026-11-27T10:00Z', 0, england, '2026-11-27T17:00Z'],
    ['2026-11-27T18:00Z', 0, england, '2026-11-27T17:00Z'], // the day is over, and stays the day
    ['2026-11-27T10:00Z', 1, england, '2026-11-30T17:00Z'],
    ['2026-11-27T10:00Z', 1, scotland, '2026-12-01T17:00Z'],
    ['2026-11-28T10:00Z', 0, england, '2026-11-30T17:00Z'],
    ['2026-11-27T10:00Z', -1, england, '2026-11-26T17:00Z'],
    ['2026-03-27T10:00Z', 1, england, '2026-03-30T16:00Z'], // over the spring change
    ['2026-10-23T10:00Z', 1, england, '2026-10-26T17:00Z'], // over the autumn change
    ['2026-06-30T23:30Z', 0, england, '2026-07-01T16:00Z'], // already the next day in London
    ['2026-06-30T22:30Z', 0, england, '2026-06-30T16:00Z'],
    ['2026-12-24T16:59Z', 2, england, '2026-12-30T17:00Z'],
  ] as const)('%s by %s', (at, days, calendar, expected) => {
    expect(iso(endOfWorkingDay(utc(at), days, calendar))).toBe(expected)
  })

  it('follows the hours and the zone of the policy', () => {
    const hours = { from: '08:30', to: '16:15', zone: ukZone }
    expect(iso(endOfWorkingDay(utc('2026-07-01T10:00Z'), 1, { ...england, hours }))).toBe(
      '2026-07-02T15:15Z',
    )
    const elsewhere = { ...hours, zone: 'America/New_York' }
    expect(
      iso(endOfWorkingDay(utc('2026-07-02T03:00Z'), 0, { ...england, hours: elsewhere })),
    ).toBe('2026-07-01T20:15Z')
  })
})

describe('the next working morning', () => {
  it.each([
    ['2026-11-27T10:00Z', england, '2026-11-30T09:00Z'],
    ['2026-11-28T10:00Z', england, '2026-11-30T09:00Z'],
    ['2026-03-27T10:00Z', england, '2026-03-30T08:00Z'],
    ['2026-10-23T10:00Z', england, '2026-10-26T09:00Z'],
    ['2026-11-27T08:59Z', england, '2026-11-27T09:00Z'],
    ['2026-11-27T09:00Z', england, '2026-11-27T09:00Z'], // at the very moment, it is now
    ['2026-11-27T09:01Z', england, '2026-11-30T09:00Z'],
    ['2026-11-27T09:01Z', scotland, '2026-12-01T09:00Z'],
    ['2026-11-28T03:00Z', england, '2026-11-30T09:00Z'],
    ['2026-03-28T12:00Z', england, '2026-03-30T08:00Z'],
    ['2026-10-24T12:00Z', england, '2026-10-26T09:00Z'],
    ['2026-07-01T23:30Z', england, '2026-07-02T08:00Z'],
    ['2026-12-24T10:00Z', england, '2026-12-29T09:00Z'],
    ['2026-12-31T10:00Z', scotland, '2027-01-05T09:00Z'],
  ] as const)('%s', (after, calendar, expected) => {
    expect(iso(nextWorkingMorning(utc(after), calendar))).toBe(expected)
  })

  it('is never before the instant, and the same until it comes', () => {
    for (let hour = 0; hour < 24 * 30; hour++) {
      const after = utc('2026-12-15T00:00Z') + hour * 3_600_000
      const morning = nextWorkingMorning(after, scotland)
      expect(morning).toBeGreaterThanOrEqual(after)
      expect(nextWorkingMorning(morning, scotland)).toBe(morning)
    }
  })
})

it('counts by the table given, and by the current one if none is', () => {
  const closed = new Set([...holidayTable.closed.scotland, '2026-11-05'])
  const table = { ...holidayTable, closed: { ...holidayTable.closed, scotland: closed } }
  expect(isWorkingDay('2026-11-05', 'scotland')).toBe(true)
  expect(isWorkingDay('2026-11-05', 'scotland', table)).toBe(false)
  expect(shiftWorkingDays('2026-11-04', 1, 'scotland', table)).toBe('2026-11-06')
  const calendar = { division: 'scotland', hours: defaultHours, table } as const
  const wednesday = Date.parse('2026-11-04T12:00:00Z')
  expect(endOfWorkingDay(wednesday, 1, calendar)).toBe(Date.parse('2026-11-06T17:00:00Z'))
})
