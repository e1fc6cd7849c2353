import { dateOf, shortDate } from '../words/dates.ts'

const dayMs = 86_400_000

/** Where instants stand on a line, in the units of a picture. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  /** Kept within the line. */
  readonly x: (at: number) => number
  readonly holds: (at: number) => boolean
}

/** A line from one instant to another, between two places of a picture. */
export function scaleOf(from: number, to: number, left: number, right: number): Scale {
  const span = Math.max(to - from, 1)
  return {
    from,
    to,
    left,
    right,
    x: (at) => {
      const part = Math.min(Math.max((at - from) / span, 0), 1)
      return Math.round((left + part * (right - left)) * 10) / 10
    },
    holds: (at) => at >= from && at <= to,
  }
}

/** At most so many dates of a line, evenly spread, each with its text. */
export function datesOn({ from, to }: Scale, most: number, now: number) {
  const days = Math.max(Math.ceil((to - from) / dayMs), 1)
  const step = steps.find((one) => days / one <= most) ?? Math.ceil(days / most)
  const dates: { readonly at: number; readonly text: string }[] = []
  for (let at = from; at <= to; at += step * dayMs)
    dates.push({ at, text: shortDate(dateOf(at), now) })
  return dates
}

// Days, weeks, months and quarters that somebody can count in.
const steps = [1, 2, 7, 14, 28, 56, 91, 182, 365]
