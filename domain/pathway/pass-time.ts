import { type Draft } from './draft.ts'
import { expireOrders } from './order-duties.ts'
import { expiring } from './orders.ts'
import { type Obligation } from '../obligations/obligation.ts'
import { ladderOf } from '../policy/lookup.ts'
import { owed, type PathwayState } from './state.ts'
import { rungParty } from '../obligations/ladder.ts'

/** The moments at which time has something to say: the rungs, the override of a silent advocate, the ends of orders and of the watch. */
export function moments(state: PathwayState): { at: number; what: string }[] {
  const rungs = owed(state).flatMap(({ rungs: [next] }) =>
    next ? [{ at: next[1], what: 'reminder' }] : [],
  )
  const { closure, watchUntil } = state
  return [
    ...rungs,
    ...(closure && !closure.answer && !closure.overridden
      ? [{ at: closure.overrideAt, what: 'override' }]
      : []),
    ...expiring(state).map(({ at }) => ({ at, what: 'end of an order' })),
    ...(watchUntil === undefined ? [] : [{ at: watchUntil, what: 'end of the watch' }]),
  ].sort((a, b) => a.at - b.at)
}

/**
 * What time itself does: reaches rungs, permits the override, says that an order ran out, ends the watch. It never closes a pathway and never lowers
 * a risk. Of several rungs passed at once all are recorded; only the highest is to be sent.
 */
export function passTime(draft: Draft): undefined {
  const { now } = draft.context
  expireOrders(draft) // first: what was owed on an order that is over is not reminded of
  for (const obligation of owed(draft.state)) reachRungs(draft, obligation)
  const { closure, watchUntil } = draft.state
  if (closure && !closure.answer && !closure.overridden && closure.overrideAt <= now) {
    draft.record('closure-override-permitted', {})
    draft.open('approveClosure', { since: now })
  }
  if (watchUntil !== undefined && watchUntil <= now) draft.end('watch over')
}

function reachRungs(draft: Draft, obligation: Obligation): void {
  const { now, reference } = draft.context
  const passed = obligation.rungs.filter(([, at]) => at <= now)
  const ladder = ladderOf(reference.policy, obligation.ladder)
  passed.forEach(([index, at], n) => {
    const rung = ladder.rungs[index]
    if (!rung) throw new Error(`the ladder ${obligation.ladder} has no rung ${index}`)
    draft.record('rung-reached', {
      id: obligation.id,
      rung: index,
      code: rung.code,
      to: rungParty(rung, obligation, reference),
      urgent: rung.urgent,
      at,
      ...(n < passed.length - 1 ? { overtaken: true as const } : {}),
    })
  })
}
