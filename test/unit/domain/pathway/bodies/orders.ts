import type { Bodies } from './bodies.ts'
import { day, referenceOf } from '../world.ts'

const agencies = Object.keys(referenceOf('london').agencies)

/** Bodies for the register of orders: dates around now, kinds and ids of every sort. */
export const orderBodies: Bodies = ({ state, now, of }) => {
  const on = (days: number) => new Date(now + days * day).toISOString().slice(0, 10)
  const orders = state.orders ?? []
  const orderId = of(orders.map(({ id }) => id)) ?? 'o1'
  const lately = of([on(0), on(0), on(-1), on(-4), on(-60)])
  const until = of([
    { expiresOn: on(20) },
    { expiresOn: on(120) },
    { expiresOn: on(800) },
    { expiresOn: undefined, untilFurtherOrder: true },
    { expiresOn: on(-3) },
    { untilFurtherOrder: true },
  ])
  return {
    'record-order': {
      kind: of(['spo', 'spoInterim', 'spoInterim', 'restrainingOrder', 'bail', 'licence']),
      grantedOn: lately,
      ...until,
      ...of([{}, { servedOn: on(0) }, { servedOn: on(-2) }]),
      ...of([{}, {}, { replaces: orderId }]),
      notifiesElsewhere: of([false, false, true]),
    },
    'serve-order': { orderId, on: lately },
    'record-order-decision': { orderId, on: lately, outcome: of(['refused', 'withdrawn']) },
    'vary-order': {
      orderId,
      on: lately,
      ...of([{}, { requirements: [] }, { prohibitions: undefined }]),
    },
    'decide-order-renewal': { orderId, decision: of(['apply', 'letExpire']) },
    'renew-order': { orderId, on: lately, ...until },
    'discharge-order': { orderId, on: lately },
    'record-order-notification': { orderId, what: of(['initial', 'change']), on: lately },
    'record-breach': { orderId, on: lately, kind: of(['contact', 'notification', 'other']) },
    'decide-on-breach': {
      breachId: of(orders.flatMap(({ breaches }) => breaches.map(({ id }) => id))) ?? 'b1',
      ...of([
        { decision: 'charge' },
        { decision: 'evidenceAwaited', decideBy: on(5) },
        { decision: 'evidenceAwaited' },
        { decision: 'recall', decideBy: on(-1) },
        { decision: 'evidenceAwaited', decideBy: on(-1) },
      ]),
    },
    'hand-over-order': { orderId, agency: of([...agencies, 'cheshire-council']) },
  }
}
