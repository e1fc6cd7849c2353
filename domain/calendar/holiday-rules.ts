import { Temporal } from 'temporal-polyfill'
import { easterSundays } from './easter.ts'
import { OutsideCalendar } from './outside-calendar.ts'

/** A day with the name that gov.uk gives it. */
export interface NamedDay {
  readonly on: Temporal.PlainDate
  readonly title: string
}

/** Finds the days of one holiday, or of a group that share their substitutes, in a year. */
export type Rule = (year: number) => readonly NamedDay[]

/** The first Monday of a month. */
export const firstMonday =
  (title: string, month: number): Rule =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    return [{ on: first.add({ days: (8 - first.dayOfWeek) % 7 }), title }]
  }

/** The last Monday of a month. */
export const lastMonday =
  (title: string, month: number): Rule =>
  (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    const last = first.with({ day: first.daysInMonth })
    return [{ on: last.subtract({ days: last.dayOfWeek - 1 }), title }]
  }

/** So many days before (negative) or after Easter Sunday. */
export const relativeToEaster =
  (title: string, days: number): Rule =>
  (year) => {
    const sunday = easterSundays[year]
    if (sunday === undefined) throw new OutsideCalendar(year)
    return [{ on: Temporal.PlainDate.from(sunday).add({ days }), title }]
  }

/** Fixed dates; in their order, each that is at a weekend gets the next weekday still free. */
export const fixedDates =
  (...dates: readonly FixedDate[]): Rule =>
  (year) =>
    withSubstitutes(dates.map((date) => inYear(date, year)))

/** Fixed dates, of which those on weekdays keep their day before any substitute is given. */
export const fixedWeekdaysFirst =
  (...dates: readonly FixedDate[]): Rule =>
  (year) => {
    const days = dates.map((date) => inYear(date, year))
    return withSubstitutes([...days.filter(onWeekday), ...days.filter((day) => !onWeekday(day))])
  }

interface FixedDate {
  readonly title: string
  readonly month: number
  readonly day: number
}

const inYear = ({ title, month, day }: FixedDate, year: number): NamedDay => ({
  on: Temporal.PlainDate.from({ year, month, day }),
  title,
})

const onWeekday = ({ on }: NamedDay): boolean => on.dayOfWeek <= 5

function withSubstitutes(days: readonly NamedDay[]): readonly NamedDay[] {
  const observed: NamedDay[] = []
  const free = (day: NamedDay) => onWeekday(day) && !observed.some(({ on }) => on.equals(day.on))
  for (const day of days) {
    let kept = day
    while (!free(kept))
      kept = { on: kept.on.add({ days: 1 }), title: `${day.title} (substitute day)` }
    observed.push(kept)
  }
  return observed
}
