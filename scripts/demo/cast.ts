import type { Division } from '../../domain/calendar/holidays.ts'
import { isWorkingDay, shiftWorkingDays } from '../../domain/calendar/calendar.ts'
import { seedSites } from '../../domain/reference/seed.ts'

/** One of the pilots' sites. */
export type Site = keyof typeof seedSites

/** Whether it is one of them. */
export const isSite = (site: string): site is Site => Object.hasOwn(seedSites, site)

/** How far a made-up pathway is to come. */
export type Aim =
  | 'referral'
  | 'triage'
  | 'research'
  | 'conference'
  | 'suitability'
  | 'sessions'
  | 'review'
  | 'closure'
  | 'watch'
  | 'rejected'
  | 'advice'

/** A made-up pathway before it is lived: where, how far, and since when. */
export interface Part {
  readonly n: number
  readonly site: Site
  readonly aim: Aim
  /** The working day of its referral, and at what hour it is sent. */
  readonly referredOn: string
  readonly hour: number
}

interface Share {
  readonly aim: Aim
  /** How many of 150. */
  readonly of150: number
  /** How many working days ago the last of them were referred, and the first. */
  readonly ago: readonly [least: number, most: number]
}

const shares: readonly Share[] = [
  { aim: 'referral', of150: 12, ago: [0, 5] },
  { aim: 'triage', of150: 14, ago: [1, 7] },
  { aim: 'research', of150: 22, ago: [3, 12] },
  { aim: 'conference', of150: 26, ago: [6, 11] },
  { aim: 'suitability', of150: 12, ago: [14, 24] },
  { aim: 'sessions', of150: 32, ago: [22, 42] },
  { aim: 'review', of150: 9, ago: [46, 52] },
  { aim: 'closure', of150: 7, ago: [50, 56] },
  { aim: 'watch', of150: 8, ago: [58, 64] },
  { aim: 'rejected', of150: 4, ago: [8, 20] },
  { aim: 'advice', of150: 4, ago: [8, 20] },
]

const division: Division = 'england-and-wales'
/** Half of them in London, as its panel hears the most. */
const sites: readonly Site[] = ['london', 'hampshire', 'london', 'cheshire', 'london', 'hampshire']

/** So many made-up pathways, in every stage, as of a working day. The same every time. */
export function castOf(size: number, today: string): Part[] {
  const aims = spread(size)
  return aims.map(({ aim, ago: [least, most], nth }, n) => ({
    n,
    aim,
    site: sites[nth % sites.length] ?? 'london',
    referredOn: shiftWorkingDays(today, -(least + ((nth * 7) % (most - least + 1))) || 0, division),
    hour: 8 + (n % 3),
  }))
}

/** Shares of a size in turn, so that each site has some of each; at least one of each where there are enough. */
function spread(size: number): (Share & { readonly nth: number })[] {
  const total = shares.reduce((sum, { of150 }) => sum + of150, 0)
  const counts = shares.map(({ of150 }) => Math.max(1, Math.round((of150 * size) / total)))
  const most = Math.max(...counts)
  const rounds = Array.from({ length: most }, (_, nth) =>
    shares.flatMap((share, n) => (nth < (counts[n] ?? 0) ? [{ ...share, nth }] : [])),
  )
  return rounds.flat().slice(0, size)
}

/** The day on which the made-up present begins: London's panel meets that Wednesday at ten. Not after the real day. */
export function dayOfThePanel(realToday: string): string {
  const day = new Date(`${realToday}T12:00:00Z`)
  for (;;) {
    const date = day.toISOString().slice(0, 10)
    if (day.getUTCDay() === 3 && isWorkingDay(date, division)) return date
    day.setUTCDate(day.getUTCDate() - 1)
  }
}
