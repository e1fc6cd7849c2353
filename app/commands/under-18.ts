import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'

/** When somebody was born, as exactly as it was said; or that they are under 18. */
interface Born {
  readonly dateOfBirth?: string | undefined
  readonly yearOfBirth?: number | undefined
  readonly age?: number | undefined
  readonly under18?: boolean | undefined
}

/** Who of those described is under 18 on the day: `{}` where nobody is, or nothing says so. A year alone counts if it leaves no doubt. */
export function under18In(
  people: { readonly person?: Born | undefined; readonly victim?: Born | undefined },
  now: number,
): { readonly under18?: readonly ('person' | 'victim')[] } {
  const found = (['person', 'victim'] as const).filter((who) => isUnder18(people[who] ?? {}, now))
  return found.length > 0 ? { under18: found } : {}
}

function isUnder18({ dateOfBirth, yearOfBirth, age, under18 }: Born, now: number): boolean {
  const today = civilDateOf(now, ukZone)
  const year = Number(today.slice(0, 4))
  if (dateOfBirth !== undefined) return dateOfBirth > `${year - 18}${today.slice(4)}`
  if (yearOfBirth !== undefined) return yearOfBirth > year - 18
  if (age !== undefined) return age < 18
  return under18 === true
}
