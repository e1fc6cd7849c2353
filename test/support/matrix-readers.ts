import { codes, type Role, roles } from '../../domain/codes.ts'
import { rolesThere } from '../../domain/reference/membership.ts'
import { seedSites } from '../../domain/reference/seed.ts'

export type Site = keyof typeof seedSites

/** Somebody who reads: their agency, and which role they hold at which site. */
export interface Reader {
  readonly agency: string
  readonly access: readonly { readonly site: Site; readonly role: Role }[]
}

const agencies = [
  'suzy-lamplugh-trust',
  'metropolitan-police-service',
  'barnet-enfield-haringey-mental-health-trust',
  'national-probation-service-london',
  'london-council',
  'london-housing',
  'hampshire-constabulary',
  'southern-health-nhs-foundation-trust',
  'hampshire-council',
  'cheshire-housing',
]

/** Everybody who is asked: each agency with each role here, there, and with one here and another there. */
export function readers(): Reader[] {
  const all = codes(roles)
  return agencies.flatMap((agency) => [
    ...all.flatMap((role) =>
      (['london', 'hampshire'] as const).map((site) => ({ agency, access: [{ site, role }] })),
    ),
    ...all.flatMap((here) =>
      all.map((there) => ({
        agency,
        access: [
          { site: 'london' as const, role: here },
          { site: 'hampshire' as const, role: there },
        ],
      })),
    ),
  ])
}

/** No member of this site any more. */
export const removed = { site: 'london', agency: 'london-housing' } as const

/** The roles that a reader has at a site, once the site has been asked. */
export const rolesAt = ({ agency, access }: Reader, site: Site): readonly Role[] =>
  rolesThere(
    { ...seedSites[site], agencies: membersOf(site) },
    agency,
    access.filter((one) => one.site === site).map(({ role }) => role),
  )

const membersOf = (site: Site): readonly string[] =>
  seedSites[site].agencies.filter((one) => site !== removed.site || one !== removed.agency)
