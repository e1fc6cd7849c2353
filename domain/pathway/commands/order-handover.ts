import { z } from 'zod'
import { audience, agencyId, words, orderId } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { findOrderInForce, orderRule } from './order-parts.ts'

/** Which agency keeps an order in hand once the pathway is closed. Closure asks it of every order that still holds. */
const handOverOrder = orderRule({
  label: 'Hand over an order',
  body: z.strictObject({
    orderId: orderId(),
    agency: agencyId(),
    note: words().optional(),
    audience: audience(),
  }),
  example: {
    orderId: 'o1',
    agency: 'metropolitan-police-service',
    note: 'Kept by the team for orders.',
  },
  settles: ['handOverOrder'],
  decide(builder, { orderId: id, agency, note }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (!Object.hasOwn(builder.context.reference.agencies, agency))
      return refuse('not-in-core-set', 'agency')
    if (order.handedOverTo === agency) return refuse('already-decided', 'agency')
    builder.settle(['handOverOrder'], 'met', id)
    builder.record('order-handed-over', { id, agency, ...optional({ note }) })
  },
})

/** Handing an order over to another agency. */
export const handoverCommands = {
  'hand-over-order': handOverOrder,
} as const
