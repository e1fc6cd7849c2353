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

/** One day that is a bank holiday of a division, or is none after all. */
interface DayChange {
  readonly division: Division
  readonly date: string
  readonly closed: boolean
}

/** The table with these days changed; `count` tells it from the table with other changes. */
export function withChanges(changes: readonly DayChange[], count: number): HolidayTable {
  const changed = (division: Division): ReadonlySet<string> => {
    const days = new Set(holidayTable.closed[division])
    for (const { date, closed, ...one } of changes)
      if (one.division === division) {
        if (closed) days.add(date)
        else days.delete(date)
      }
    return days
  }
  return {
    ...holidayTable,
    version: `${holidayTableVersion}+${count}`,
    closed: {
      'england-and-wales': changed('england-and-wales'),
      scotland: changed('scotland'),
      'northern-ireland': changed('northern-ireland'),
    },
  }
}
