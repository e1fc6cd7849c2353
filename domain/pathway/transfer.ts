import type { PathwayBuilder } from './builder.ts'
import { optional } from '../entity/rule.ts'
import { holderOf, type SiteReference } from '../reference/reference.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { type ObligationCode, obligationKinds } from '../obligations/kinds.ts'
import { owed } from './state.ts'
import { strandOf, strandOfOwed } from './strands.ts'
import type { Party } from '../entity/decider.ts'
import { highestRungUnder, type ReplanBasis, rungsUnder } from './replan.ts'

/**
 * Whether something stays with its agency when the pathway goes. What it knows, what it referred and what it promised are
 * its own. Responsibility stays with agencies (MARAC is not an agency, S41). Everything else is owed by a role, and the role
 * is another agency's from then on; so are the sessions, for treatment is a service of the site.
 */
export const staysWithAgency = (what: ObligationCode): boolean =>
  what === 'return' || what === 'action' || what === 'amend'

/** Who owes at the new site what a role of the old one owed: the same role there, or the one that usually owes it. */
function successorOf({ what, role }: Pick<Obligation, 'what' | 'role'>, to: SiteReference): Party {
  const party =
    holderOf(to, role) ?? holderOf(to, obligationKinds[what].owner) ?? holderOf(to, 'coordinator')
  if (!party) throw new Error(`nobody coordinates ${to.site}`)
  return party
}

/** Whether it is owed by the service of a victim's own, which works for that victim wherever the pathway is. */
function isOwnAdvocate({ state }: PathwayBuilder, owed: Obligation): boolean {
  const strand = strandOfOwed(owed)
  if (strand === undefined || owed.role !== 'victimAdvocate') return false
  return strandOf(state, strand)?.advocate?.agency === owed.agency
}

/**
 * Gives what is open to the new site, each with its `since` and its date. The ladders follow the new site's policy, and
 * the new owners are told. What stays with its agency keeps its rungs, as far as both ladders know them.
 */
export function handOver(builder: PathwayBuilder, reason: string, how: ReplanBasis): void {
  for (const obligation of owed(builder.state)) {
    const { id, agency, role, due } = obligation
    const next = builder.ownerFor(successorOf(obligation, how.to))
    const moves = next.agency !== agency || next.role !== role
    if (moves && !staysWithAgency(obligation.what) && !isOwnAdvocate(builder, obligation)) {
      builder.reassign(obligation, next, { reason })
      continue
    }
    const rungs = rungsUnder(obligation, due, how)
    if (JSON.stringify(rungs) === JSON.stringify(obligation.rungs)) continue
    const { reached } = highestRungUnder(obligation, how)
    builder.record('obligation-moved', { id, due, rungs, ...optional({ reached }) })
  }
}
