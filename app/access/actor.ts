import { type Access, type Account, rolesOf } from './account.ts'
import type { Deps } from '../deps.ts'
import { mayNot } from './roles.ts'
import { auditActorOf, noteWho } from '../audit/asking.ts'
import { type No, refused } from '../answers.ts'
import { rolesThere } from '../../domain/reference/membership.ts'
import type { Role } from '../../domain/codes.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** Somebody as a sign-in service names them. */
interface SignedIn extends Omit<Account, 'id'> {
  readonly issuer: string
  readonly sub: string
  readonly name?: string | undefined
}

/** Who asks, if what they ask is for them; nobody without a role is let in. */
export async function admit(
  { actors, memberships }: Pick<Deps, 'actors' | 'memberships'>,
  who: Who,
  { issuer, sub, name, agency, access }: SignedIn,
): Promise<Account | No> {
  const id = await actors.idOf({ issuer, sub, name, agency, access })
  const account = await asMembers({ memberships }, { id, agency, access })
  noteWho(auditActorOf(account, name))
  return admitSignedIn(who, account)
}

/** The roles that somebody may turn out to have at the place that they ask about. */
export const rolesSomewhere = (account: Pick<Account, 'access' | 'advocate'>): readonly Role[] => [
  ...rolesOf(account),
  ...(account.advocate ? (['victimAdvocate'] as const) : []),
]

/** Somebody who is signed in already, if what they ask is for them. Whether they are a victim's own advocate, the pathway says. */
export function admitSignedIn(who: Who, account: Account): Account | No {
  const no = mayNot(who, rolesSomewhere(account))
  return no ? refused(no) : account
}

/** The account with what the sites themselves say of its agency: where it is no partner, nothing that a token says counts. */
export async function asMembers(
  { memberships }: Pick<Deps, 'memberships'>,
  { access, ...account }: Account,
): Promise<Account> {
  const members = await memberships.current()
  const there = ({ site, roles }: Access): Access => {
    const known = members.get(site)
    return { site, roles: known ? rolesThere(known, account.agency, roles) : [] }
  }
  const advocate = access.some(
    ({ site, roles }) =>
      roles.includes('victimAdvocate') && members.get(site)?.agencies.includes(account.agency),
  )
  return { ...account, access: access.map(there), ...(advocate ? { advocate } : {}) }
}
