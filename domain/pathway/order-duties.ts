import { addCivil, atCivil, civilDateOf, endOfCivilDay } from '../calendar/calendar.ts'
import type { PathwayBuilder } from './builder.ts'
import { dueAfter, dueBefore } from '../obligations/ladder.ts'
import { ordersToExpire, isInForce, mustNotify, ordersOf, ruleOf } from './orders.ts'
import type { Order } from './shape/orders.ts'
import { optional } from '../entity/rule.ts'
import { holderOf } from '../reference/reference.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import type { Opening } from '../obligations/owing.ts'
import { applyMandateEnd } from './mandate.ts'
import { liveIn } from './strand-builder.ts'
import { oweNewsTo } from './victim-contact.ts'
import type { OrderEnd } from './order-kinds.ts'

/** What is owed on an order itself; the decision on a breach names the breach. */
export const owedOnOrders: readonly ObligationCode[] = [
  'serveOrder',
  'orderNotification',
  'orderChangeNotification',
  'decideOrderRenewal',
  'renewOrder',
  'orderRanOut',
]

const leadOf = (builder: PathwayBuilder, order: Order) =>
  optional({ owner: holderOf(builder.context.reference, ruleOf(order).lead) })

/** Of somebody who has died nothing is owed on an order: it forbids nobody anything, and nobody notifies, renews or answers. */
function owe(builder: PathwayBuilder, what: ObligationCode, opening: Partial<Opening>): void {
  if (!builder.state.flags.includes('personDied')) builder.open(what, opening)
}

/** The victim is to be told of what happens to an order; undelivered earlier news is passed on together with it. */
export function oweNewsOfOrder(builder: PathwayBuilder): void {
  for (const of of liveIn(builder))
    if (!of.owed('tellVictim').some(({ about }) => about === 'order')) oweNewsTo(of, 'order')
}

export function oweServing(builder: PathwayBuilder, order: Order): void {
  if (ruleOf(order).served)
    owe(builder, 'serveOrder', { ...leadOf(builder, order), about: order.id })
}

/**
 * After service: name and address within three days beginning with it, so that Monday's is due by the end of Wednesday,
 * working days or not. An order that replaces an interim one owes none: the interim one did (section 9(1)).
 */
export function oweFirstNotification(
  builder: PathwayBuilder,
  order: Order,
  servedOn: string,
): void {
  if (mustNotify(order) && order.replaces === undefined)
    oweNotification(builder, 'orderNotification', order, servedOn)
}

/** After a change of name or address: the same days again, under every served order that asks for it. */
export function oweChangeNotifications(builder: PathwayBuilder, changedOn: string): void {
  for (const order of ordersOf(builder.state)) {
    const { servedOn, changeNotifiedOn } = order
    if (!mustNotify(order) || !isInForce(order, builder.context.receivedAt)) continue
    if (servedOn === undefined || servedOn > changedOn) continue // what was so before service is in the first one
    if (changeNotifiedOn !== undefined && changeNotifiedOn >= changedOn) continue
    oweNotification(builder, 'orderChangeNotification', order, changedOn)
  }
}

function oweNotification(
  builder: PathwayBuilder,
  what: 'orderNotification' | 'orderChangeNotification',
  order: Order,
  day: string,
): void {
  const since = atCivil(day, '00:00', builder.calendar.hours.zone)
  owe(builder, what, { ...leadOf(builder, order), since, about: order.id })
}

/** When a renewal must be decided: so long before the end, or soon if that has passed, and always before the end. */
export function oweRenewalDecision(builder: PathwayBuilder, order: Order): void {
  const { receivedAt } = builder.context
  if (ruleOf(order).renewal !== 'decided' || order.expiresAt === undefined) return
  const end = lastDay(builder, order.expiresAt)
  const inTime = dueBefore(end, builder.clock('orderRenewal').span, builder.calendar) > receivedAt
  const soon = dueAfter(receivedAt, builder.clock('orderRenewalSoon').span, builder.calendar)
  const due = inTime
    ? { before: end }
    : { due: Math.min(soon, lastMinute(builder, order.expiresAt)) }
  owe(builder, 'decideOrderRenewal', { ...leadOf(builder, order), ...due, about: order.id })
}

/** It is to be renewed before it expires. */
export function oweRenewal(builder: PathwayBuilder, order: Order): void {
  if (order.expiresAt === undefined) return
  const due = lastMinute(builder, order.expiresAt)
  owe(builder, 'renewOrder', { ...leadOf(builder, order), due, about: order.id })
}

/** Which agency manages it. This is owed on an order recorded during the watch, because the closure has already asked. */
export function oweHandover(builder: PathwayBuilder, order: Order): void {
  if (builder.state.stage === 'watch')
    owe(builder, 'handOverOrder', { ...leadOf(builder, order), about: order.id })
}

/** This includes a person who has since died: what happened gets a response, if only that nothing further follows. */
export function oweDecisionOnBreach(builder: PathwayBuilder, order: Order, breach: string): void {
  builder.open('decideOnBreach', { ...leadOf(builder, order), about: breach })
}

/** Ends an order, and what was owed on it. What the person must notify under an interim order outlives its replacement. */
export function endOrder(
  builder: PathwayBuilder,
  { id }: Order,
  how: Exclude<OrderEnd, 'expired'>,
  on: string,
  reason?: string,
): void {
  builder.record('order-ended', { id, how, on, ...optional({ reason }) })
  endDuties(builder, id)
  if (how !== 'replaced')
    builder.settle(['orderNotification', 'orderChangeNotification'], 'ended', id)
  applyMandateEnd(builder, id)
  oweNewsOfOrder(builder)
}

/** What time does to orders: it says that they have expired. People are asked what to do about it. */
export function expireOrders(builder: PathwayBuilder): void {
  const { now } = builder.context
  for (const { order, at } of ordersToExpire(builder.state)) {
    if (at > now) continue
    const { id, renewal } = order
    builder.record('order-expired', { id, on: order.expiresOn ?? civilDateOf(at, zoneOf(builder)) })
    endDuties(builder, id)
    builder.settle(['orderNotification', 'orderChangeNotification'], 'ended', id)
    applyMandateEnd(builder, id)
    if (ruleOf(order).renewal !== 'never' && renewal !== 'letExpire')
      owe(builder, 'orderRanOut', { ...leadOf(builder, order), about: id })
    if (!builder.state.flags.includes('personDied')) oweNewsOfOrder(builder)
  }
}

const endDuties = (builder: PathwayBuilder, order: string): void => {
  builder.settle(
    ['serveOrder', 'decideOrderRenewal', 'renewOrder', 'handOverOrder'],
    'ended',
    order,
  )
}

const zoneOf = (builder: PathwayBuilder): string => builder.calendar.hours.zone

/** The last minute of an order's last day, or its very end if that minute is now. */
function lastMinute(builder: PathwayBuilder, expiresAt: number): number {
  const last = endOfCivilDay(lastDay(builder, expiresAt), 0, zoneOf(builder))
  return last > builder.context.receivedAt ? last : expiresAt
}

/** The beginning of an order's last day: it is over when that day is. */
const lastDay = (builder: PathwayBuilder, expiresAt: number): number =>
  addCivil(expiresAt, { days: -1 }, zoneOf(builder))
