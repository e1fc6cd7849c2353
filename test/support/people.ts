import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { Role } from '../../domain/codes.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import { signToken } from '../../api/auth/tokens.ts'

/** Who sends a request, where a test does not say otherwise: a person of the usual agency, in London. */
interface Who {
  readonly agency?: string
  readonly sites?: readonly string[]
  readonly sub?: string
}

/** The agency in London from which each role comes. */
export const usualAgency: Readonly<Record<Role, string>> = {
  coordinator: 'suzy-lamplugh-trust',
  victimAdvocate: 'suzy-lamplugh-trust',
  supervisor: 'suzy-lamplugh-trust',
  dataProtectionOfficer: 'suzy-lamplugh-trust',
  administrator: 'suzy-lamplugh-trust',
  policeLead: 'metropolitan-police-service',
  chair: 'metropolitan-police-service',
  forensicClinician: 'barnet-enfield-haringey-mental-health-trust',
  probation: 'national-probation-service-london',
  agencyWorker: 'london-housing',
}

/** The agency from which each role comes at a site of the pilots: the one that it names, or its housing partner. */
export function agencyAt(site: string | undefined, role: Role): string {
  const seed = Object.entries(seedSites).find(([id]) => id === site)?.[1]
  if (!seed || site === 'london') return usualAgency[role]
  const holders: Readonly<Partial<Record<Role, string>>> = seed.holders
  return holders[role] ?? (role === 'agencyWorker' ? `${site}-housing` : seed.holders.coordinator)
}

/** People who can sign in to an API that knows this key. */
export interface People {
  token(role: Role | readonly Role[], who?: Who): Promise<string>
  /** A token with any claims changed, as only our own key could sign it; `undefined` leaves one out. */
  signed(
    changed: Readonly<Record<string, unknown>>,
    header?: { readonly typ?: string },
  ): Promise<string>
}

/** Signs people in with a key. */
export const peopleWith = (key: JWK): People => ({
  token: (role, { agency, sites = ['london'], sub } = {}) => {
    const roles = typeof role === 'string' ? [role] : [...role]
    const from = agency ?? agencyAt(sites[0], roles[0]!)
    const claims = {
      sub: sub ?? `${roles.join('+')}@${from}`,
      name: `${roles[0]} Person`,
      agency: from,
      roles,
      sites: [...sites],
    }
    return signToken(key, 'throughline', claims, 1)
  },
  signed: async (changed, header: { readonly typ?: string } = { typ: 'JWT' }) => {
    const now = Math.floor(Date.now() / 1000)
    const usual = {
      sub: 'somebody',
      agency: 'london-housing',
      roles: ['agencyWorker'],
      sites: ['london'],
      iss: 'throughline',
      aud: 'throughline',
      iat: now,
      exp: now + 3600,
    }
    const claims = new SignJWT(JSON.parse(JSON.stringify({ ...usual, ...changed })) as JWTPayload)
    return claims
      .setProtectedHeader({ alg: 'ES256', ...header })
      .sign(await importJWK(key, 'ES256'))
  },
})
