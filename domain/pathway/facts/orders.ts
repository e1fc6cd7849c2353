import type { Order } from '../shape/orders.ts'
import type { BreachDecision, OrderEnd, OrderKind } from '../order-kinds.ts'
import type { WordsId } from './words-id.ts'

interface Term {
  expiresOn?: string
  expiresAt?: number
}

interface Conditions {
  prohibitions?: { words: WordsId }[]
  requirements?: { words: WordsId }[]
}

/** Orders and conditions, and their breaches. Ids are the register's own: `o1`, and `b1` for a breach. */
export interface OrderFacts {
  'order-recorded': Term &
    Required<Conditions> & {
      id: string
      kind: OrderKind
      grantedOn: string
      replaces?: string
      notifiesElsewhere?: true
      court?: WordsId
    }
  /** It came with a linked referral; its words stay where they were written. */
  'order-taken': {
    id: string
    pathway: string
    words: { pathway: string; order: string }
    order: Omit<Order, 'id' | 'taken' | 'words'>
  }
  'order-served': { id: string; on: string }
  'order-varied': Conditions & { id: string; on: string; note?: WordsId }
  'order-renewal-decided': { id: string; decision: 'apply' | 'letExpire'; reason: WordsId }
  'order-renewed': Term & { id: string; on: string; note?: WordsId }
  'order-ended': { id: string; how: Exclude<OrderEnd, 'expired'>; on: string; reason?: WordsId }
  'order-expired': { id: string; on: string }
  'order-notification-recorded': {
    id: string
    what: 'initial' | 'change'
    on: string
    /** It came after the days that the Act gives for it. */
    late?: true
    note?: WordsId
  }
  'breach-recorded': {
    id: string
    order: string
    on: string
    kind: string
    /** The order had not yet been served. */
    unserved?: true
    note: WordsId
  }
  'breach-decided': {
    id: string
    order: string
    decision: BreachDecision
    decideBy?: number
    note: WordsId
  }
  'order-handed-over': { id: string; agency: string; note?: WordsId }
}
