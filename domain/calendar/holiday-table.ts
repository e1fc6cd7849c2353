import { type Division, holidays, holidayTableVersion, tableYears } from './holidays.ts'

/** A table of the days on which no work is done: rules are given one, so that a changed table can be told from the old. */
export interface HolidayTable {
  readonly version: string
  /** The years that it covers, both included. */
  readonly years: { readonly first: number; readonly last: number }
  /** The dates of each division's bank holidays. */
  readonly closed: Readonly<Record<Division, ReadonlySet<string>>>
}

/** The table as it is at present. */
export const holidayTable: HolidayTable = {
  version: holidayTableVersion,
  years: tableYears,
  closed: {
    'england-and-wales': datesOf('england-and-wales'),
    scotland: datesOf('scotland'),
    'northern-ireland': datesOf('northern-ireland'),
  },
}

function datesOf(division: Division): ReadonlySet<string> {
  const { first, last } = tableYears
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  return new Set(years.flatMap((year) => holidays(division, year).map(({ date }) => date)))
}
