import type { PathwayBuilder } from './builder.ts'
import { isInForce, ordersOf } from './orders.ts'
import { nextSession, owed } from './state.ts'
import type { Refusal } from '../entity/decider.ts'
import { refuse } from '../entity/rule.ts'

/**
 * Whether an order of the register can mandate a programme, if one is named: it is in force and requires something.
 * What it requires is in words, so a person says that it is this programme.
 */
export function whyNoMandate(
  { state, context }: PathwayBuilder,
  basis: 'consent' | 'order',
  orderId: string | undefined,
): Refusal | undefined {
  if (orderId === undefined) return undefined
  if (basis !== 'order') return refuse('order-not-needed', 'orderId')
  const order = ordersOf(state).find(({ id }) => id === orderId)
  if (!order) return refuse('no-such-order', 'orderId')
  if (!isInForce(order, context.receivedAt)) return refuse('order-over', 'orderId')
  return order.requires ? undefined : refuse('order-requires-nothing', 'orderId')
}

/** Whether an order keeps the programme going even without consent: the order named has not ended. */
export const isMandated = ({ state, context }: PathwayBuilder): boolean =>
  state.basis === 'order' &&
  ordersOf(state).every(
    (order) => order.id !== state.mandate || isInForce(order, context.receivedAt),
  )

/** The order that mandates the sessions under way has ended. The chair is asked for an unscheduled review, because no rule breaks them off. */
export function applyMandateEnd(builder: PathwayBuilder, order: string): void {
  const { state } = builder
  if (state.mandate !== order || !nextSession(state)) return
  if (owed(state, 'reviewOutOfTurn').length === 0) builder.open('reviewOutOfTurn')
}
