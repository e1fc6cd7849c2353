import type { Actor } from '../../domain/entity/decider.ts'
import { asGuest } from '../../domain/need-to-know.ts'
import { mayNot } from './roles.ts'
import type { Role } from '../../domain/codes.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** The roles that somebody holds at one site. */
export interface Access {
  readonly site: string
  readonly roles: readonly Role[]
}

/**
 * Somebody who is signed in: for one agency, with roles that are each held at a site and nowhere else. They act and read at
 * one place at a time, as an `Actor` with the roles that they hold there.
 */
export interface Account {
  readonly id: string
  readonly agency: string
  readonly access: readonly Access[]
  /** Whether they are an advocate by their sign-in service, for an agency that is a partner there: they act as one only where a pathway says so. */
  readonly advocate?: true
}

/** The roles held at a site; none at a site that is not theirs. */
export const rolesAt = ({ access }: Pick<Account, 'access'>, site: string): readonly Role[] => [
  ...new Set(access.filter((one) => one.site === site).flatMap(({ roles }) => roles)),
]

/** The roles held somewhere: for what belongs to no site, such as which parts of the service somebody is offered. */
export const rolesOf = ({ access }: Pick<Account, 'access'>): readonly Role[] => [
  ...new Set(access.flatMap(({ roles }) => roles)),
]

/** The roles held at a site, or at their own sites where they come to it as a guest. */
export function rolesFor(account: Pick<Account, 'access'>, site: string): readonly Role[] {
  const here = rolesAt(account, site)
  return here.length > 0 ? here : rolesOf(account)
}

/** The sites at which the roles held there let them use what is for `who`; any role, if nothing is said. */
export const sitesOf = (
  account: Pick<Account, 'access'>,
  who: Who = 'anyAgency',
): readonly string[] =>
  [...new Set(account.access.map(({ site }) => site))].filter(
    (site) => mayNot(who, rolesAt(account, site)) === undefined,
  )

/** The account as it acts at one site: with the roles held there, and no others. */
export const actorAt = (account: Account, site: string): Actor => ({
  id: account.id,
  agency: account.agency,
  roles: rolesAt(account, site),
  sites: [site],
})

/** The account as it comes to a site that is not its own: as its agency's worker, whatever its roles at home. */
export const guestOf = (account: Account): Actor =>
  asGuest({
    id: account.id,
    agency: account.agency,
    roles: rolesOf(account),
    sites: sitesOf(account),
  })

/** The account with one of its roles alone, where it is held. */
export const inRole = ({ access, ...account }: Account, role: Role): Account => ({
  ...account,
  access: access.map(({ site, roles }) => ({ site, roles: roles.filter((one) => one === role) })),
})

/** Each of these sites with each of these roles. */
export const everyPair = (sites: readonly string[], roles: readonly Role[]): Access[] =>
  sites.map((site) => ({ site, roles: [...roles] }))
