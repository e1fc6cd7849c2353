import type { Actor, Party } from '../entity/decider.ts'
import type { MeetingQuorum } from '../policy/meetings.ts'
import { sameParty } from './state.ts'
import type { Role } from '../codes.ts'
import { holderOf, type SiteReference } from '../reference/reference.ts'

/**
 * Who is invited to every meeting of a site. They are the holders of the roles of its quorum and the core set, the
 * coordinator, the chair, and the agencies asked besides. Roles that nobody holds are left out.
 */
export function usuallyInvited(reference: SiteReference, quorum: MeetingQuorum): Party[] {
  const { coreSet, alsoAsked } = reference.policy
  const roles: readonly Role[] = ['coordinator', 'chair', ...quorum.roles, ...coreSet.roles]
  const holders = roles.flatMap((role) => holderOf(reference, role) ?? [])
  const others = alsoAsked.agencies
    .filter((agency) => !holders.some((party) => party.agency === agency))
    .map((agency) => ({ agency, role: 'agencyWorker' }) as const)
  return [...holders, ...others].filter(
    (party, index, all) => all.findIndex((other) => sameParty(party, other)) === index,
  )
}

/** The agencies asked about every item, each once: the core set's, and those that the policy asks besides. */
export function usuallyAsked({ policy, holders }: SiteReference): string[] {
  const core = policy.coreSet.roles.flatMap((role) => holders[role] ?? [])
  return [...new Set([...core, ...policy.alsoAsked.agencies])]
}

/** The invited role in which an agency answers: the first that its own core work has, or else the first it has at all. */
export function seatOf(invited: readonly Party[], agency: string): Party | undefined {
  const own = invited.filter((party) => party.agency === agency)
  return own.find(({ role }) => role !== 'coordinator' && role !== 'chair') ?? own[0]
}

/** The invited role of their agency in which somebody attends: the first that is theirs, or else the one in which their agency answers. */
export const seatFor = (
  invited: readonly Party[],
  { agency, roles }: Pick<Actor, 'agency' | 'roles'>,
): Party | undefined =>
  invited.find((party) => party.agency === agency && roles.includes(party.role)) ??
  seatOf(invited, agency)
