import { ladderOf } from '../policy/lookup.ts'
import type { Obligation } from './obligation.ts'
import { owedOf, type Owing } from './owing.ts'
import type { OwingFacts } from './facts.ts'
import { rungParty } from './ladder.ts'
import type { SiteReference } from '../reference/reference.ts'

/** When the next rung of each open obligation is due. */
export const nextRungs = <What extends string>(
  state: Owing<What>,
): { readonly at: number; readonly what: string }[] =>
  owedOf(state).flatMap(({ rungs: [next] }) => (next ? [{ at: next[1], what: 'reminder' }] : []))

/**
 * The facts of the rungs that an obligation has passed by now, lowest first. Of several passed at once all are recorded;
 * only the highest is to be sent.
 */
export function rungsPassed<What extends string>(
  obligation: Obligation<What>,
  now: number,
  reference: SiteReference,
): OwingFacts<What>['rung-reached'][] {
  const passed = obligation.rungs.filter(([, at]) => at <= now)
  const ladder = ladderOf(reference.policy, obligation.ladder)
  return passed.map(([index, at], n) => {
    const rung = ladder.rungs[index]
    if (!rung) throw new Error(`the ladder ${obligation.ladder} has no rung ${index}`)
    return {
      id: obligation.id,
      rung: index,
      code: rung.code,
      to: rungParty(rung, obligation, reference),
      urgent: rung.urgent,
      at,
      ...(n < passed.length - 1 ? { overtaken: true as const } : {}),
    }
  })
}
