import type { BreachDecision, OrderKind, OrderEnd } from '../order-kinds.ts'

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
  /** The last day on which it is in force, and the instant at which that day ends; neither if it lasts until further order. */
  readonly expiresOn?: string
  readonly expiresAt?: number
  readonly variedOn?: string
  readonly renewedOn?: string
  readonly renewal?: 'apply' | 'letExpire'
  /** The interim order that it replaced. */
  readonly replaces?: string
  /** Whether it requires the person to do something, besides what it forbids. */
  readonly requires: boolean
  /** The person notifies under Part 2 of the Sexual Offences Act 2003 and not under this order (section 9(5)). */
  readonly notifiesElsewhere?: true
  readonly notifiedOn?: string
  readonly changeNotifiedOn?: string
  readonly ended?: { readonly how: OrderEnd; readonly on: string }
  /** The agency that manages it after the pathway. */
  readonly handedOverTo?: string
  readonly breaches: readonly Breach[]
  /** With which linked referral it came, and how many of its breaches. */
  readonly taken?: { readonly pathway: string; readonly breaches: number }
  /** Where its words are, if not on this pathway: the other pathway, and its id in the register there. */
  readonly words?: { readonly pathway: string; readonly order: string }
}

/** Where an order has got to. */
export type OrderStatus = 'granted' | 'served' | OrderEnd
