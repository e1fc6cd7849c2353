import { z } from 'zod'
import { agencyId, words, orderId } from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { keepers, findOrderInForce, requireOrder } from './order-parts.ts'

/** Which agency keeps an order in hand once the pathway is closed. Closure asks it of every order that still holds. */
const handOverOrder = rule({
  label: 'Hand over an order',
  area: 'orders',
  who: keepers,
  body: z.strictObject({ orderId: orderId(), agency: agencyId(), note: words().optional() }),
  example: {
    orderId: 'o1',
    agency: 'metropolitan-police-service',
    note: 'Kept by the team for orders.',
  },
  settles: ['handOverOrder'],
  allowed: requireOrder,
  decide(builder, { orderId: id, agency, note }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (!Object.hasOwn(builder.context.reference.agencies, agency))
      return refuse('not-in-core-set', 'agency')
    if (order.handedOverTo === agency) return refuse('already-decided', 'agency')
    builder.settle(['handOverOrder'], 'met', id)
    builder.record('order-handed-over', { id, agency, ...optional('note', note) })
    return undefined
  },
})

/** Handing an order over to another agency. */
export const handoverCommands = {
  'hand-over-order': handOverOrder,
} as const
