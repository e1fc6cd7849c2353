import { addCivil, atCivil, civilDateOf } from '../../calendar/calendar.ts'
import type { Actor, Refusal } from '../../entity/decider.ts'
import type { PathwayBuilder } from '../builder.ts'
import { isInForce, ordersOf } from '../orders.ts'
import type { Order } from '../shape/orders.ts'
import { type OrderKind, type OrderKindRule, orderKinds } from '../order-kinds.ts'
import { refuse } from '../../entity/rule.ts'
import { ruleWith, type PathwayRule } from '../rule.ts'

/** Who writes in the register; of which kinds, the kinds say. */
export const keepers = ['policeLead', 'probation', 'coordinator'] as const

/** Allows a command only if the register has an order. */
export const requireOrder: PathwayRule['allowed'] = (state) =>
  ordersOf(state).length > 0 ? undefined : refuse('no-such-order')

/** Makes a command with which the register is kept about an order that it has. */
export const orderRule = ruleWith({ area: 'orders', who: keepers, allowed: requireOrder })

/** Whether somebody may write in the register about orders of this kind. */
export function maintainsKind(kind: OrderKind, { roles }: Pick<Actor, 'roles'>): boolean {
  const { keptBy }: OrderKindRule = orderKinds[kind]
  return roles.some((role) => keptBy.includes(role))
}

/** The order with an id, if the actor maintains its kind; or why not. */
export function findMaintainedOrder(
  builder: PathwayBuilder,
  id: string,
  field = 'orderId',
): Order | Refusal {
  const order = ordersOf(builder.state).find((one) => one.id === id)
  if (!order) return refuse('no-such-order', field)
  return maintainsKind(order.kind, builder.context.by) ? order : refuse('not-your-role', field)
}

/** The same, for an order that is in force. */
export function findOrderInForce(
  builder: PathwayBuilder,
  id: string,
  field = 'orderId',
): Order | Refusal {
  const order = findMaintainedOrder(builder, id, field)
  if ('code' in order) return order
  return isInForce(order, builder.context.receivedAt) ? order : refuse('order-over', field)
}

interface Term {
  readonly expiresOn?: string
  readonly expiresAt?: number
}

interface SaidTerm {
  readonly expiresOn?: string | undefined
  readonly untilFurtherOrder: boolean
}

/** Until when: a last day still to come, or until further order, but not both. It ends when that day ends. */
export function readTerm(
  builder: PathwayBuilder,
  { expiresOn, untilFurtherOrder }: SaidTerm,
): Term | Refusal {
  if ((expiresOn === undefined) !== untilFurtherOrder) return refuse('order-term', 'expiresOn')
  if (expiresOn === undefined) return {}
  const { zone } = builder.calendar.hours
  const expiresAt = atCivil(dayAfter(expiresOn, zone), '00:00', zone)
  if (expiresAt <= builder.context.receivedAt) return refuse('order-over', 'expiresOn')
  return { expiresOn, expiresAt }
}

const dayAfter = (day: string, zone: string): string =>
  civilDateOf(addCivil(atCivil(day, '12:00', zone), { days: 1 }, zone), zone)

/** Whether a fixed term is shorter than the law has it. The day of the grant is its first. */
export function isTooShort(kind: OrderKind, grantedOn: string, expiresOn?: string): boolean {
  const { leastTerm }: OrderKindRule = orderKinds[kind]
  if (!leastTerm || expiresOn === undefined) return false
  const noon = addCivil(atCivil(grantedOn, '12:00', 'UTC'), { months: leastTerm.months }, 'UTC')
  return expiresOn < civilDateOf(addCivil(noon, { days: -1 }, 'UTC'), 'UTC')
}

/** Conditions in the form that facts use: each is the id of its words. */
export const wordsOfConditions = (ids: readonly string[]): { words: string }[] =>
  ids.map((id) => ({ words: id }))
