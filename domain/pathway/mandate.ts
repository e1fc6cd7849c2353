import { type Draft } from './draft.ts'
import { holds, ordersOf } from './orders.ts'
import { type Refusal } from '../decider.ts'
import { refuse } from './rule.ts'

/**
 * Whether an order of the register can mandate a programme, where one is named: it holds, and it requires something. What it
 * requires is in words, so that a person says that it is this programme.
 */
export function whyNoMandate(
  { state, context }: Draft,
  basis: 'consent' | 'order',
  orderId: string | undefined,
): Refusal | undefined {
  if (orderId === undefined) return undefined
  if (basis !== 'order') return refuse('order-not-needed', 'orderId')
  const order = ordersOf(state).find(({ id }) => id === orderId)
  if (!order) return refuse('no-such-order', 'orderId')
  if (!holds(order, context.receivedAt)) return refuse('order-over', 'orderId')
  return order.requires ? undefined : refuse('order-requires-nothing', 'orderId')
}
