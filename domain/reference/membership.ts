import type { Role } from '../codes.ts'
import type { SiteReference } from './reference.ts'

/** Who belongs to a site: its agencies, and which of them it has named for a role. */
export interface SiteMembers extends Pick<SiteReference, 'holders'> {
  readonly agencies: readonly string[]
}

/** Roles that people of any partner have, whomever the site has named for them. */
const ofAnyPartner: readonly Role[] = ['agencyWorker', 'administrator']

/**
 * Those of these roles that somebody of an agency has at a site, whatever their sign-in service says. At a site that does
 * not count the agency among its partners they have none. A role that the site gives to one agency is for its people alone.
 */
export const rolesThere = (
  { agencies, holders }: SiteMembers,
  agency: string,
  roles: readonly Role[],
): readonly Role[] =>
  agencies.includes(agency)
    ? roles.filter((role) => ofAnyPartner.includes(role) || (holders[role] ?? agency) === agency)
    : []
