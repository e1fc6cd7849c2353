import type { Role } from '../../domain/codes.ts'
import type { Part, Site } from './cast.ts'
import { seedSites } from '../../domain/reference/seed.ts'

const first = ['Alex', 'Sam', 'Jo', 'Chris', 'Pat', 'Lee', 'Kim', 'Ash', 'Drew', 'Jamie', 'Morgan']
const last = [
  ...['Example', 'Specimen', 'Madeup', 'Invented', 'Placeholder', 'Pretend', 'Fictional'],
  ...['Dummy', 'Trial', 'Sampleton', 'Notreal', 'Rehearsal', 'Mockford', 'Standin'],
]
const victims = ['Robin', 'Casey', 'Riley', 'Jordan', 'Taylor', 'Quinn', 'Blake', 'Dana', 'Terry']
const relationships = [
  'exPartner',
  'acquaintance',
  'professional',
  'stranger',
  'exPartner',
] as const
const concerns = [
  ['Has followed her home from work three times.', 'following', 'Waited at the bus stop.'],
  ['Sends messages at night from new accounts.', 'contact', 'Forty messages in one night.'],
  ['Waits outside the nursery where her children are.', 'following', 'Seen by the staff.'],
  ['Has threatened her new partner.', 'threat', 'Said that he knew where he parks.'],
  ['Sends gifts to her office after being told to stop.', 'contact', 'Flowers, twice in a week.'],
] as const

const nth = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** Who does what at a site: the agency that holds a role there. */
export const holderOf = (site: Site, role: Role): string => {
  const holders: Readonly<Partial<Record<Role, string>>> = seedSites[site].holders
  return holders[role] ?? seedSites[site].holders.coordinator
}

/** A made-up referral, recognisable as one by its names and addresses. */
export function referralOf({ n, site, referredOn }: Part) {
  const [summary, kind, note] = nth(concerns, n)
  const role: Role = n % 6 === 4 ? 'probation' : 'policeLead'
  return {
    site,
    referrer: { agency: holderOf(site, role), role },
    person: {
      name: nameOf(n),
      dateOfBirth: `${1960 + ((n * 7) % 44)}-${two(1 + (n % 12))}-${two(1 + ((n * 5) % 28))}`,
      address: `${1 + n} Made Up Road`,
    },
    victim: {
      name: `${nth(victims, n)} Sample`,
      relationship: nth(relationships, n),
      safeContact: {
        safe: n % 11 !== 3,
        channels: n % 11 === 3 ? [] : ['phone'],
        window: nth(['Weekdays before noon', 'After six', 'Only on Mondays'], n),
      },
    },
    concern: {
      summary: `Made up: ${summary}`,
      children: n % 5 === 2,
      incidents: [{ on: referredOn, kind, note }],
    },
    screening: { tool: 'stst', score: 3 + (n % 7) },
    lawfulBasis: 'lawEnforcement',
    urgent: n % 17 === 5,
  }
}

/** Different for each of the first 154. */
const nameOf = (n: number): string =>
  `${nth(first, n)} ${nth(last, Math.floor(n / first.length) + (n % first.length))}`

const two = (n: number): string => String(n).padStart(2, '0')
