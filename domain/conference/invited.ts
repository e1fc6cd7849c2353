import type { Actor, Party } from '../entity/decider.ts'
import type { MeetingQuorum } from '../policy/meetings.ts'
import { sameParty } from './state.ts'
import type { Role } from '../codes.ts'
import { holderOf, type SiteReference } from '../reference/reference.ts'

/**
 * Who is invited to every meeting of a site: whoever holds a role of its quorum or of the core set, the coordinator and the
 * chair; and the agencies that are asked beside them. Roles that nobody holds are left out.
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

/** The agencies that are asked about every item, each once: the core set's, and those that the policy asks beside them. */
export function usuallyAsked({ policy, holders }: SiteReference): string[] {
  const core = policy.coreSet.roles.flatMap((role) => holders[role] ?? [])
  return [...new Set([...core, ...policy.alsoAsked.agencies])]
}

/** In which of its invited roles an agency answers: the first that its own core work has, else the first it has at all. */
export function seatOf(invited: readonly Party[], agency: string): Party | undefined {
  const own = invited.filter((party) => party.agency === agency)
  return own.find(({ role }) => role !== 'coordinator' && role !== 'chair') ?? own[0]
}

/** In which of the invited roles of their agency somebody comes: the first that is theirs, else as their agency answers. */
export const seatFor = (
  invited: readonly Party[],
  { agency, roles }: Pick<Actor, 'agency' | 'roles'>,
): Party | undefined =>
  invited.find((party) => party.agency === agency && roles.includes(party.role)) ??
  seatOf(invited, agency)
