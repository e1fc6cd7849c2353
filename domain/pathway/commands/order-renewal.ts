import { z } from 'zod'
import { renewalDecisions } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { audience, date, pastDate, words, orderId } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { findOrderInForce, orderRule, requireOrder, readTerm } from './order-parts.ts'
import { oweNewsOfOrder, oweRenewal, oweRenewalDecision } from '../order-duties.ts'
import { ordersOf, ruleOf } from '../orders.ts'

/** Whether to renew an order or let it expire. The lead on the order decides, with a reason. */
const decideOrderRenewal = rule({
  label: 'Decide whether to renew an order',
  area: 'orders',
  who: ['policeLead'],
  body: z.strictObject({
    orderId: orderId(),
    decision: codeOf(renewalDecisions),
    reason: words(),
    audience: audience(),
  }),
  example: { orderId: 'o1', decision: 'apply', reason: 'The risk is as it was.' },
  settles: ['decideOrderRenewal'],
  allowed: requireOrder,
  decide(builder, { orderId: id, decision, reason }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (ruleOf(order).renewal === 'never' || order.expiresAt === undefined)
      return refuse('order-not-renewable', 'orderId')
    if (order.renewal !== undefined) return refuse('already-decided', 'orderId')
    builder.settle(['decideOrderRenewal'], 'met', id)
    builder.record('order-renewal-decided', { id, decision, reason })
    if (decision === 'apply') oweRenewal(builder, order)
  },
})

/** The order was renewed: a new term, after which a renewal is to be decided on again. */
const renewOrder = orderRule({
  label: 'Record that an order was renewed',
  body: z.strictObject({
    orderId: orderId(),
    on: pastDate(),
    expiresOn: date().optional(),
    untilFurtherOrder: z.boolean().default(false),
    note: words().optional(),
    audience: audience(),
  }),
  needed: { expiresOn: { when: 'untilFurtherOrder', is: [false] } },
  example: { orderId: 'o1', on: '2026-01-20', expiresOn: '2031-01-11' },
  settles: ['decideOrderRenewal', 'renewOrder'],
  decide(builder, { orderId: id, on, expiresOn, untilFurtherOrder, note }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (ruleOf(order).renewal === 'never' || order.expiresOn === undefined)
      return refuse('order-not-renewable', 'orderId')
    const until = readTerm(builder, { expiresOn, untilFurtherOrder })
    if ('code' in until) return until
    if (on < order.grantedOn) return refuse('order-dates', 'on')
    if (expiresOn !== undefined && expiresOn <= order.expiresOn)
      return refuse('order-dates', 'expiresOn')
    builder.settle(['decideOrderRenewal', 'renewOrder'], 'met', id)
    builder.record('order-renewed', { id, on, ...until, ...optional({ note }) })
    const renewed = ordersOf(builder.state).find((one) => one.id === id)
    if (renewed) oweRenewalDecision(builder, renewed)
    oweNewsOfOrder(builder)
  },
})

/** Whether an order is renewed, and its renewal. */
export const renewalCommands = {
  'decide-order-renewal': decideOrderRenewal,
  'renew-order': renewOrder,
} as const
