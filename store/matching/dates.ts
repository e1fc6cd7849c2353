import damerauLevenshtein from 'damerau-levenshtein'

/** What is known of when somebody was born: a date, a year, or how old they were said to be on a day. */
export interface Birth {
  /** A civil date. */
  readonly dateOfBirth?: string | null | undefined
  readonly yearOfBirth?: number | null | undefined
  readonly age?: number | null | undefined
  /** The civil date on which they were of that age. */
  readonly agedOn?: string | null | undefined
}

/** How two births compare, each in the words of what it says for or against one person. */
export type BirthsAgree =
  | 'dateOfBirth'
  | 'dateTransposed'
  | 'dateOneEdit'
  | 'yearOfBirth'
  | 'ageOfBirth'
  | 'firstOfJanuary'
  | 'bornNear'
  | 'bornElsewhen'

/**
 * Dates that stand for `not known` in the systems that referrals come from, as the justice system's matcher takes them
 * (`domain.md` 9): they count as missing.
 */
const standingForNone = ['1900-01-01', '1970-01-01']

const near = 5

/** The date of birth, unless it is one that stands for none. */
export function knownDate({ dateOfBirth }: Birth): string | undefined {
  return dateOfBirth && !standingForNone.includes(dateOfBirth) ? dateOfBirth : undefined
}

/** How two births compare; undefined where too little is known of one. */
export function birthsAgree(a: Birth, b: Birth): BirthsAgree | undefined {
  const [one, other] = [knownDate(a), knownDate(b)]
  if (one !== undefined && other !== undefined) return datesAgree(one, other)
  const [years, otherYears] = [yearsOf(a), yearsOf(b)]
  if (!years || !otherYears) return undefined
  const apart = Math.max(0, years.from - otherYears.to, otherYears.from - years.to)
  if (apart > near) return 'bornElsewhen'
  if (apart > 1) return 'bornNear'
  if (years.said || otherYears.said) return 'ageOfBirth' // people are taken for a year older or younger
  return apart === 0 ? 'yearOfBirth' : 'bornNear'
}

/** How two dates of birth compare. Transposed means that day and month were swapped, or two neighbouring digits. */
function datesAgree(a: string, b: string): BirthsAgree {
  if (a === b) return a.endsWith('-01-01') ? 'firstOfJanuary' : 'dateOfBirth'
  const [year, month, day] = b.split('-')
  if (a === `${year ?? ''}-${day ?? ''}-${month ?? ''}`) return 'dateTransposed'
  const { steps } = damerauLevenshtein(digits(a), digits(b))
  if (steps === 1 && dateKey(a) === dateKey(b)) return 'dateTransposed'
  const apart = Math.abs(yearIn(a) - yearIn(b))
  if (steps === 1 && decadeOf(a) === decadeOf(b)) return 'dateOneEdit'
  if (apart === 0 && (a.endsWith('-01-01') || b.endsWith('-01-01'))) return 'firstOfJanuary'
  return apart <= near ? 'bornNear' : 'bornElsewhen'
}

interface Years {
  readonly from: number
  readonly to: number
  /** By an age, which is as somebody was taken to be. */
  readonly said: boolean
}

function yearsOf(birth: Birth): Years | undefined {
  const date = knownDate(birth)
  if (date !== undefined) return { from: yearIn(date), to: yearIn(date), said: false }
  const { yearOfBirth: year, age, agedOn } = birth
  if (year) return { from: year, to: year, said: false }
  if (age === null || age === undefined || !agedOn) return undefined
  const to = yearIn(agedOn) - age
  return { from: to - 1, to, said: true }
}

const yearIn = (date: string): number => Number(date.slice(0, 4))
const decadeOf = (date: string): string => date.slice(0, 3)
const digits = (date: string): string => date.replaceAll('-', '')

/** The digits of a civil date in ascending order: the same whichever of them were swapped. */
export const dateKey = (date: string): string => Array.from(digits(date)).sort().join('')
