import { type OrderKindRule, orderKinds } from './order-kinds.ts'
import type { Order, OrderStatus, Breach } from './shape/orders.ts'
import type { PathwayState } from './state.ts'

export const ruleOf = ({ kind }: Pick<Order, 'kind'>): OrderKindRule => orderKinds[kind]

/** How an order ended, or else whether it was served. Variations and renewals are separate, with dates of their own. */
export const orderStatus = ({ ended, servedOn }: Order): OrderStatus =>
  ended?.how ?? (servedOn === undefined ? 'granted' : 'served')

/** The register; empty for a pathway older than it. */
export const ordersOf = ({ orders }: PathwayState): readonly Order[] => orders ?? []

/** Whether an order is in force at an instant. An expired order is not, even before time has recorded it. */
export const isInForce = ({ ended, expiresAt }: Order, at: number): boolean =>
  !ended && (expiresAt === undefined || expiresAt > at)

/** The orders that time will end, while the pathway has not ended. */
export const ordersToExpire = (
  state: PathwayState,
): { readonly order: Order; readonly at: number }[] =>
  state.stage === 'ended'
    ? []
    : ordersOf(state).flatMap((order) =>
        order.ended || order.expiresAt === undefined ? [] : [{ order, at: order.expiresAt }],
      )

/** Whether the person must notify name and address under this order. */
export const mustNotify = (order: Order): boolean =>
  ruleOf(order).notifies && order.notifiesElsewhere === undefined

/** The breach with an id, with its order; undefined if the register never had it. */
export function findBreach(
  state: PathwayState,
  id: string,
): { readonly order: Order; readonly breach: Breach } | undefined {
  for (const order of ordersOf(state)) {
    const breach = order.breaches.find((one) => one.id === id)
    if (breach) return { order, breach }
  }
  return undefined
}

/** Whether every order in force has an agency that manages it after the pathway: a question of closure. */
export const ordersHandedOver = (state: PathwayState): boolean =>
  ordersOf(state).every(({ ended, handedOverTo }) => ended || handedOverTo !== undefined)
