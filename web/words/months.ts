import { fullDate } from '../../domain/calendar/in-words.ts'

/** A month as addresses have it: 2027-01. */
export type Month = string

const two = (number: number): string => String(number).padStart(2, '0')
const parts = (month: Month): readonly [year: number, month: number] => {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return [year, number]
}
const lastDay = (month: Month): number => {
  const [year, number] = parts(month)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** The month of a civil date. */
export const monthOf = (date: string): Month => date.slice(0, 7)

/** A month in words: January 2027. */
export const monthTitle = (month: Month): string => fullDate(`${month}-01`).replace(/^1 /, '')

/** The month so many months later, or earlier. */
export function monthAfter(month: Month, by: number): Month {
  const [year, number] = parts(month)
  const months = year * 12 + number - 1 + by
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`
}

/** The first and the last day of a month. */
export const daysOf = (month: Month) => ({
  from: `${month}-01`,
  to: `${month}-${two(lastDay(month))}`,
})

/** The weeks of a month from Monday on; nothing where a day is of another month. */
export function weeksOf(month: Month): (string | undefined)[][] {
  const first = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  const count = lastDay(month)
  return Array.from({ length: Math.ceil((first + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const day = week * 7 + weekday - first + 1
      return day >= 1 && day <= count ? `${month}-${two(day)}` : undefined
    }),
  )
}
