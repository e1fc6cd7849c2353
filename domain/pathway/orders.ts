import { type BreachDecision, type OrderEnd, type OrderKind, orderKinds } from './order-kinds.ts'
import type { OrderKindRule } from './order-kinds.ts'
import type { PathwayState } from './state.ts'

/** A breach of an order as the register has it. */
export interface Breach {
  readonly id: string
  readonly on: string
  readonly kind: string
  /** What was decided for good; absent until then. */
  readonly decision?: BreachDecision
}

/** An order or a set of conditions: what happened to it, from which its status is derived. Dates are civil, in London. */
export interface Order {
  readonly id: string
  readonly kind: OrderKind
  readonly grantedOn: string
  readonly servedOn?: string
  /** The last day on which it holds, and the instant at which that day is over; neither where it holds until further order. */
  readonly expiresOn?: string
  readonly expiresAt?: number
  readonly variedOn?: string
  readonly renewedOn?: string
  readonly renewal?: 'apply' | 'letExpire'
  /** The interim order that it replaced. */
  readonly replaces?: string
  /** Whether it requires the person to do something, beside what it forbids. */
  readonly requires: boolean
  /** The person notifies under Part 2 of the Sexual Offences Act 2003 and not under this order (section 9(5)). */
  readonly notifiesElsewhere?: true
  readonly notifiedOn?: string
  readonly changeNotifiedOn?: string
  readonly ended?: { readonly how: OrderEnd; readonly on: string }
  /** The agency that has it in hand after the pathway. */
  readonly handedOverTo?: string
  readonly breaches: readonly Breach[]
  /** With which linked referral it came, and how many of its breaches. */
  readonly taken?: { readonly pathway: string; readonly breaches: number }
  /** Where its words are, where that is not this pathway: the other, and its id in the register there. */
  readonly words?: { readonly pathway: string; readonly order: string }
}

export type OrderStatus = 'granted' | 'served' | OrderEnd

export const ruleOf = ({ kind }: Pick<Order, 'kind'>): OrderKindRule => orderKinds[kind]

/** How an order ended, or else whether it was served; that it was varied or renewed stands beside it, as dates of its own. */
export const orderStatus = ({ ended, servedOn }: Order): OrderStatus =>
  ended?.how ?? (servedOn === undefined ? 'granted' : 'served')

/** The register; of a pathway older than it, empty. */
export const ordersOf = ({ orders }: PathwayState): readonly Order[] => orders ?? []

/** Whether an order holds at an instant. One that has run out does not, also where time has not said so yet. */
export const holds = ({ ended, expiresAt }: Order, at: number): boolean =>
  !ended && (expiresAt === undefined || expiresAt > at)

/** The orders that time will end, while the pathway has not ended. */
export const expiring = (state: PathwayState): { readonly order: Order; readonly at: number }[] =>
  state.stage === 'ended'
    ? []
    : ordersOf(state).flatMap((order) =>
        order.ended || order.expiresAt === undefined ? [] : [{ order, at: order.expiresAt }],
      )

/** Whether the person must notify name and address under this order. */
export const mustNotify = (order: Order): boolean =>
  ruleOf(order).notifies && order.notifiesElsewhere === undefined

/** The breach of an id, with its order; undefined where the register never had it. */
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

/** Whether every order that still holds has an agency that keeps it in hand after the pathway: a question of closure. */
export const ordersHandedOver = (state: PathwayState): boolean =>
  ordersOf(state).every(({ ended, handedOverTo }) => ended || handedOverTo !== undefined)
