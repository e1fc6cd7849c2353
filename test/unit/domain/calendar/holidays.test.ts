// Proves that the bank holidays of each division are those of the law.
import { describe, expect, it } from '@jest/globals'
import Holidays from 'date-holidays'
import { OutsideCalendar } from '../../../../domain/calendar/calendar.ts'
import {
  type Division,
  divisions,
  holidays,
  holidayTableVersion,
  tableYears,
} from '../../../../domain/calendar/holidays.ts'
import { published } from './published.ts'

const years = Array.from({ length: 21 }, (_, index) => 2020 + index)
const weekday = (date: string) => new Date(`${date}T00:00Z`).getUTCDay()
const datesOf = (division: Division, year: number) =>
  holidays(division, year).map(({ date }) => date)
const titleOn = (division: Division, date: string) =>
  holidays(division, Number(date.slice(0, 4))).find((holiday) => holiday.date === date)?.title

describe.each(divisions)('bank holidays of %s', (division) => {
  it.each(Object.entries(published[division]))(
    'are those gov.uk published for %s',
    (year, days) => {
      expect(datesOf(division, Number(year))).toEqual(
        days.split(' ').map((day) => `${year}-${day}`),
      )
    },
  )

  it('are weekdays, in order, each once', () => {
    for (const year of years) {
      const dates = datesOf(division, year)
      expect(dates).toEqual([...new Set(dates)].sort())
      expect(dates.filter((date) => [0, 6].includes(weekday(date)))).toEqual([])
    }
  })

  it('are provisional from the first year that gov.uk has not published', () => {
    for (const year of years)
      for (const { provisional } of holidays(division, year)) expect(provisional).toBe(year > 2028)
  })

  it('are as many each year as the law gives, except for proclamations', () => {
    const usual = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 }[division]
    const more: Record<number, number> = {
      2022: 2,
      2023: 1,
      ...(division === 'scotland' && { 2026: 1 }),
    }
    for (const year of years)
      expect([year, holidays(division, year).length]).toEqual([year, usual + (more[year] ?? 0)])
  })

  it.each([2019, 2041, 0, 2026.5, Number.NaN])('are refused for the year %s', (year) => {
    expect(() => holidays(division, year)).toThrow(OutsideCalendar)
  })
})

describe('the table beside the package date-holidays', () => {
  const states: Record<string, Division> = {
    ENG: 'england-and-wales',
    WLS: 'england-and-wales',
    SCT: 'scotland',
    NIR: 'northern-ireland',
  }

  // Each difference by name, with who is right. The package lists weekend days beside their substitutes;
  // nobody works at a weekend, so only weekdays are compared.
  const onlyOurs: Record<string, readonly string[]> = {
    // Proclaimed under the Banking and Financial Dealings Act 1971 for the World Cup: we are right.
    SCT: ['2026-06-15'],
  }

  it.each(Object.entries(states))('GB-%s: no other differences', (state, division) => {
    const theirs = new Set(years.flatMap((year) => weekdaysOf(new Holidays('GB', state), year)))
    const ours = years.flatMap((year) => datesOf(division, year))
    expect(ours.filter((date) => !theirs.has(date))).toEqual(onlyOurs[state] ?? [])
    expect([...theirs].filter((date) => !ours.includes(date))).toEqual([])
  })

  function weekdaysOf(theirs: Holidays, year: number): readonly string[] {
    return theirs
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10))
      .filter((date) => ![0, 6].includes(weekday(date)))
  }
})

describe('days that a proclamation moved or added', () => {
  it.each(divisions)('the early May holiday of 2020 went to VE day in %s', (division) => {
    expect(titleOn(division, '2020-05-04')).toBeUndefined()
    expect(titleOn(division, '2020-05-08')).toBe('Early May bank holiday (VE day)')
  })

  it.each(divisions)('the spring holiday of 2022 went to the Jubilee in %s', (division) => {
    expect(titleOn(division, '2022-05-30')).toBeUndefined()
    expect(titleOn(division, '2022-06-02')).toBe('Spring bank holiday')
    expect(titleOn(division, '2022-06-03')).toBe('Platinum Jubilee bank holiday')
  })

  it.each(divisions)('the funeral and the coronation closed %s', (division) => {
    expect(titleOn(division, '2022-09-19')).toContain('State Funeral')
    expect(titleOn(division, '2023-05-08')).toContain('coronation')
  })

  it('the World Cup closed only Scotland', () => {
    expect(divisions.filter((division) => titleOn(division, '2026-06-15'))).toEqual(['scotland'])
  })
})

describe('substitutes', () => {
  it.each([
    ['england-and-wales', '2021-12-27', 'Christmas Day (substitute day)'],
    ['england-and-wales', '2021-12-28', 'Boxing Day (substitute day)'],
    ['scotland', '2022-12-26', 'Boxing Day'],
    ['scotland', '2022-12-27', 'Christmas Day (substitute day)'],
    ['northern-ireland', '2026-12-28', 'Boxing Day (substitute day)'],
    ['england-and-wales', '2022-01-03', 'New Year’s Day (substitute day)'],
    ['scotland', '2022-01-03', 'New Year’s Day (substitute day)'],
    ['scotland', '2022-01-04', '2nd January (substitute day)'],
    ['scotland', '2023-01-02', 'New Year’s Day (substitute day)'],
    ['scotland', '2023-01-03', '2nd January (substitute day)'],
    ['scotland', '2027-01-04', '2nd January (substitute day)'],
    ['scotland', '2024-12-02', 'St Andrew’s Day (substitute day)'],
    ['northern-ireland', '2024-03-18', 'St Patrick’s Day (substitute day)'],
    ['northern-ireland', '2025-07-14', 'Battle of the Boyne (Orangemen’s Day) (substitute day)'],
  ] as const)('in %s, %s is %s', (division, date, title) => {
    expect(titleOn(division, date)).toBe(title)
  })
})

it('has no Easter Monday in Scotland, and a Good Friday everywhere', () => {
  const has = (title: string) =>
    divisions.filter((division) =>
      years.every((year) => holidays(division, year).some((holiday) => holiday.title === title)),
    )
  expect(has('Easter Monday')).toEqual(['england-and-wales', 'northern-ireland'])
  expect(has('Good Friday')).toEqual([...divisions])
})

it('says its version and its years', () => {
  expect(holidayTableVersion).toMatch(/^\d{4}-\d{2}$/)
  expect(tableYears).toEqual({ first: 2020, last: 2040 })
})
