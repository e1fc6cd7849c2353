import type { Role } from '../../domain/codes.ts'
import type { TestApi } from './api.ts'

type Place = Pick<TestApi, 'database' | 'deps'>

/** Counts an agency among the partners of a site. */
export async function addPartner({ database, deps }: Place, agency: string, site = 'london') {
  const partner = database.insertInto('site_agencies').values({ site, agency })
  await partner.onConflict((conflict) => conflict.doNothing()).execute()
  deps.memberships.forget()
}

/** A site names nobody for these roles any more, so that people of each partner can have them. */
export async function nameNobody({ database, deps }: Place, roles: Role[], site = 'london') {
  const named = database.deleteFrom('site_roles').where('site', '=', site)
  await named.where('role', 'in', roles).execute()
  deps.memberships.forget()
}

/**
 * Counts an agency among the partners of a site that from now on names nobody for any role. For reading what is there already:
 * nothing new can be opened at a site without a coordinator.
 */
export async function openToAll({ database, deps }: Place, agency: string, site = 'london') {
  await database.deleteFrom('site_roles').where('site', '=', site).execute()
  await addPartner({ database, deps }, agency, site)
}

/** Makes an agency the one that a site names for a role, for what is asked from now on. */
export async function nameFor(place: Place, role: Role, agency: string, site = 'london') {
  await nameNobody(place, [role], site)
  await place.database.insertInto('site_roles').values({ site, role, agency }).execute()
  place.deps.memberships.forget()
}
