import { privateKeyIn } from '../../api/auth/keys.ts'
import { signToken } from '../../api/auth/tokens.ts'
import type { Role } from '../../domain/codes.ts'
import { seedSites } from '../../domain/reference/seed.ts'

/** One of the pilots' sites. */
export type Site = keyof typeof seedSites

/** Somebody who works with the system, signed in. */
export interface Person {
  readonly role: Role
  readonly agency: string
  readonly site: Site
  readonly token: string
}

const workRoles: readonly Role[] = [
  'coordinator',
  'victimAdvocate',
  'policeLead',
  'chair',
  'forensicClinician',
  'probation',
  'supervisor',
]

/** Everybody who can send commands at a site: each role's holder, and a worker of each agency. */
export async function peopleOf(dataDir: string, site: Site): Promise<Person[]> {
  const key = await privateKeyIn(dataDir)
  const { agencies } = seedSites[site]
  const holders: Readonly<Partial<Record<Role, string>>> = seedSites[site].holders
  const held = workRoles.flatMap((role) => {
    const agency = holders[role]
    return agency === undefined ? [] : [{ role, agency }]
  })
  const workers = agencies.map((agency) => ({ role: 'agencyWorker' as const, agency }))
  return Promise.all(
    [...held, ...workers].map(async ({ role, agency }) => {
      const claims = { sub: `${role}@${agency}`, agency, roles: [role], sites: [site] }
      return { role, agency, site, token: await signToken(key, 'throughline', claims, 12) }
    }),
  )
}

/** The coordinator of a site, who sees everything of its pathways. */
export function coordinatorOf(people: readonly Person[], site: Site): Person {
  const found = people.find((person) => person.site === site && person.role === 'coordinator')
  if (!found) throw new Error(`nobody coordinates ${site}`)
  return found
}
