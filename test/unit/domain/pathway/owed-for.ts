import type { ObligationCode } from '../../../../domain/obligations/kinds.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { strandOf, strandOfOwed } from '../../../../domain/pathway/strands.ts'
import { staysWithAgency } from '../../../../domain/pathway/transfer.ts'
import type { Story } from './story.ts'
import { utc } from './world.ts'

/** What is owed for one victim of a story, and until when, oldest first. */
export const owedFor = ({ state }: Story, victim: string): [what: ObligationCode, due: string][] =>
  owed(state)
    .filter((one) => strandOfOwed(one) === victim)
    .map(({ what, due }) => [what, utc(due)])

/** Whether it stays with its agency when the pathway goes to another site: its own, or that of the service of a victim's own. */
export function staysWhereItIs(state: PathwayState, one: Obligation): boolean {
  const own = strandOf(state, strandOfOwed(one) ?? '')?.advocate?.agency
  return staysWithAgency(one.what) || (one.role === 'victimAdvocate' && own === one.agency)
}
