import { addCivil, atCivil, civilDateOf, ukZone } from '../calendar/calendar.ts'

/** The first and the last day of a cover, as civil dates. */
export interface CoverDays {
  readonly firstDay: string
  readonly lastDay: string
}

const longest = { months: 12 }

/** What is wrong with the last day of a cover that is added now: a code, and the end of a sentence. Undefined if nothing is. */
export function wrongDays(
  { firstDay, lastDay }: CoverDays,
  now: number,
): { readonly rule: string; readonly message: string } | undefined {
  if (lastDay < firstDay)
    return { rule: 'before-first', message: 'must not be before the first day.' }
  if (lastDay < civilDateOf(now, ukZone))
    return { rule: 'past', message: 'must not be in the past.' }
  const latest = addCivil(atCivil(firstDay, '12:00', ukZone), longest, ukZone)
  return lastDay > civilDateOf(latest, ukZone)
    ? { rule: 'too-long', message: 'must be within 12 months of the first day.' }
    : undefined
}
