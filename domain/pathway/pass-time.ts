import type { PathwayBuilder } from './builder.ts'
import { expireOrders } from './order-duties.ts'
import { ordersToExpire } from './orders.ts'
import { allAnswered } from './strands.ts'
import { endHold } from './hold.ts'
import { lapses } from '../entity/owing-builder.ts'
import { nextRungs, rungsPassed } from '../obligations/rungs.ts'
import { retentionAt } from './retention.ts'
import { owed, type PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'
import { watchEndsAt } from './watch-end.ts'

/**
 * The moments at which time has something to say: the rungs, the override of a silent advocate, and the end of a hold, an
 * order or the watch. After the end, there is the day of the decision on keeping the record.
 */
export function moments(
  state: PathwayState,
  reference: SiteReference,
): { at: number; what: string }[] {
  const { closure, hold } = state
  const watchEnds = watchEndsAt(state)
  const retention = retentionAt(state, reference)
  return [
    ...nextRungs(state),
    ...lapses(state),
    ...(closure && !allAnswered(state) && !closure.overridden
      ? [{ at: closure.overrideAt, what: 'the chair may close without the advocate' }]
      : []),
    ...ordersToExpire(state).map(({ at }) => ({ at, what: 'end of an order' })),
    ...(hold?.resumeAt === undefined ? [] : [{ at: hold.resumeAt, what: 'end of the hold' }]),
    ...(watchEnds === undefined ? [] : [{ at: watchEnds, what: 'end of the watch' }]),
    ...(retention === undefined ? [] : [{ at: retention, what: 'retention decision' }]),
  ].sort((a, b) => a.at - b.at)
}

/**
 * What time itself does: it reaches rungs, permits the override, ends a hold or the watch, records that an order has
 * expired, and asks whether to keep a record. It never closes a pathway and never lowers a risk. If several rungs pass
 * at once, all are recorded and only the highest is sent.
 */
export function passTime(builder: PathwayBuilder): undefined {
  const { now, reference } = builder.context
  const { closure, hold } = builder.state
  // As of its date, however late that is taken: the clocks have run since then, and their rungs may have passed.
  if (hold?.resumeAt !== undefined && hold.resumeAt <= now)
    endHold(builder, hold.resumeAt, { because: 'date' })
  expireOrders(builder) // before the rungs: what was owed on an order that is over is not reminded of
  builder.lapseExtensions()
  for (const obligation of owed(builder.state))
    for (const fact of rungsPassed(obligation, now, reference))
      builder.record('rung-reached', { ...fact, to: builder.ownerFor(fact.to) })
  if (closure && !allAnswered(builder.state) && !closure.overridden && closure.overrideAt <= now) {
    builder.record('closure-override-permitted', {})
    builder.open('approveClosure', { since: now })
  }
  const watchEnds = watchEndsAt(builder.state)
  if (watchEnds !== undefined && watchEnds <= now) builder.leave('watch', 'expired')
  const retention = retentionAt(builder.state, reference)
  if (retention !== undefined && retention <= now) builder.open('retentionDecision', { since: now })
}
