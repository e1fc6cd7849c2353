import { monthNames } from '../../domain/calendar/in-words.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'

/** A date in three boxes, as it was typed. */
interface TypedDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** A date that was read: nothing typed, a date, or what is missing or wrong, as the end of a sentence. */
type ReadDate =
  | { readonly is: 'nothing' }
  | { readonly is: 'date'; readonly date: string }
  | { readonly is: 'wrong'; readonly part: keyof TypedDate; readonly message: string }

/** Reads three boxes; a month may be a number or a name. */
export function readDate(typed: TypedDate): ReadDate {
  const parts = { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() }
  const missing = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '')
  const [first] = missing
  if (missing.length === 3) return { is: 'nothing' }
  if (first) return { is: 'wrong', part: first, message: `must include a ${missing.join(' and ')}` }
  if (!/^\d{4}$/.test(parts.year))
    return { is: 'wrong', part: 'year', message: 'must have a year of four numbers' }
  const date = `${parts.year}-${twoDigits(monthOf(parts.month))}-${dayOf(parts.day)}`
  const real = Date.parse(`${date}T00:00:00Z`)
  // JavaScript reads 31 February as 3 March.
  if (Number.isNaN(real) || new Date(real).toISOString().slice(0, 10) !== date)
    return { is: 'wrong', part: 'day', message: 'must be a real date' }
  return { is: 'date', date }
}

/** Two digits of a day; JavaScript alone would read 1e1, 0x1F and +5 as days, too. */
const dayOf = (typed: string): string => (/^\d{1,2}$/.test(typed) ? twoDigits(Number(typed)) : '')

function monthOf(typed: string): number {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  const name = typed.toLowerCase()
  return name.length < 3
    ? 0
    : monthNames.findIndex((month) => month.toLowerCase().startsWith(name)) + 1
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const named: Readonly<Record<string, string>> = {
  midday: '12:00',
  noon: '12:00',
  midnight: '00:00',
}

/** Reads a time as people write it (9:30, 2pm, 2.30 pm, midday), as HH:MM; undefined if it is none. */
export function readTime(typed: string): string | undefined {
  const text = typed.toLowerCase().replace(/[\s]/g, '')
  if (Object.hasOwn(named, text)) return named[text]
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?(am|pm|a\.m\.?|p\.m\.?)?$/.exec(text)
  if (!found) return undefined
  const [, hours = '', minutes, half] = found
  if (minutes === undefined && half === undefined) return undefined // 9 may be either
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  const since = half === undefined ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0)
  if (since > 23 || Number(minutes ?? 0) > 59) return undefined
  return `${twoDigits(since)}:${minutes ?? '00'}`
}

/** The instant at which clocks at home show a date and time. */
export const instantAt = (date: string, time: string): string =>
  new Date(atCivil(date, time, ukZone)).toISOString().replace('.000Z', 'Z')
