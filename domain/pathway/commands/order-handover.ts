import { z } from 'zod'
import { agencyId, words, orderId } from '../../fields.ts'
import { given, refuse, rule } from '../rule.ts'
import { keepers, findOrderInForce, requireOrder } from './order-parts.ts'

/** Which agency keeps an order in hand once the pathway is closed. Closure asks it of every order that still holds. */
export const handOverOrder = rule({
  label: 'Hand over an order',
  who: keepers,
  body: z.strictObject({ orderId: orderId(), agency: agencyId(), note: words().optional() }),
  allowed: requireOrder,
  decide(draft, { orderId: id, agency, note }) {
    const order = findOrderInForce(draft, id)
    if ('code' in order) return order
    if (!Object.hasOwn(draft.context.reference.agencies, agency))
      return refuse('not-in-core-set', 'agency')
    if (order.handedOverTo === agency) return refuse('already-decided', 'agency')
    draft.settle(['handOverOrder'], 'met', id)
    draft.record('order-handed-over', { id, agency, ...given('note', note) })
    return undefined
  },
})
