import { z } from 'zod'
import { notifications } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { isInForce, mustNotify } from '../orders.ts'
import { findMaintainedOrder, orderRule } from './order-parts.ts'
import { owed } from '../state.ts'
import { audience, pastDate, words, orderId } from '../../fields.ts'

const kinds = { initial: 'orderNotification', change: 'orderChangeNotification' } as const

/**
 * The person notified the police of name and address, initially or after a change; if it came too late, that is kept
 * with it. A change notified before anybody here knew of it is accepted too, and its days are then not owed.
 */
const recordOrderNotification = orderRule({
  label: 'Record a notification under an order',
  body: z.strictObject({
    orderId: orderId(),
    what: codeOf(notifications),
    on: pastDate(),
    note: words().optional(),
    audience: audience(),
  }),
  example: { orderId: 'o1', what: 'initial', on: '2026-01-16' },
  settles: ['orderNotification', 'orderChangeNotification'],
  decide(builder, { orderId: id, what, on, note }) {
    const order = findMaintainedOrder(builder, id)
    if ('code' in order) return order
    if (!mustNotify(order)) return refuse('order-needs-no-notification', 'orderId')
    if (order.servedOn === undefined) return refuse('order-not-served', 'orderId')
    const waiting = owed(builder.state, kinds[what]).filter(({ about }) => about === id)
    if (waiting.length === 0) {
      if (!isInForce(order, builder.context.receivedAt)) return refuse('order-over', 'orderId')
      if (what === 'initial') return refuse('nothing-owed', 'what')
    }
    if (on < order.servedOn) return refuse('order-dates', 'on')
    const noon = atCivil(on, '12:00', builder.calendar.hours.zone)
    // It meets those of several changes that had happened by then.
    const met = waiting.filter(({ since }) => since <= noon)
    for (const { id: obligation } of met) builder.settleOne(obligation, 'met')
    builder.record('order-notification-recorded', {
      id,
      what,
      on,
      ...(met.some(({ due }) => due < noon) ? { late: true as const } : {}),
      ...optional({ note }),
    })
  },
})

/** What the subject of an order notifies to the police. */
export const notificationCommands = {
  'record-order-notification': recordOrderNotification,
} as const
