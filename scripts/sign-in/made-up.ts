import { calledOf } from './called.ts'
import { type Role, roles as titles } from '../../domain/codes.ts'
import type { Claims } from '../../app/access/claims.ts'
import { seedAgencies } from '../../domain/reference/seed.ts'

/** Somebody who was made up, for a first try. */
export interface MadeUp {
  /** What the sign-in service knows them by. */
  readonly account: string
  readonly claims: Claims
  readonly role: string
  readonly agency: string
}

/** The subject of somebody with these roles at an agency: the same person by token and by sign-in. */
export const subjectOf = (held: readonly string[], agency: string): string =>
  `${held.join('+')}@${agency}`

/** A made-up person: what is said of them when they sign in. */
export function claimOfPerson(of: {
  readonly roles: readonly Role[]
  readonly agency: string
  readonly agencyName: string | undefined
  readonly site: string
}): MadeUp {
  const { roles, agency, site } = of
  const sub = subjectOf(roles, agency)
  return {
    account: `${site}:${sub}`,
    claims: { sub, name: calledOf(roles, agency), agency, access: [{ site, roles: [...roles] }] },
    role: roles.map(titleOf).join(' and '),
    agency: of.agencyName ?? nameOf(agency),
  }
}

const titleOf = (role: string): string =>
  Object.entries(titles).find(([code]) => code === role)?.[1].title ?? role

const nameOf = (agency: string): string =>
  Object.entries(seedAgencies).find(([id]) => id === agency)?.[1].name ?? agency
