import { addCivil, atCivil, civilDateOf, endOfCivilDay } from '../calendar/calendar.ts'
import type { Draft } from './draft.ts'
import { dueAfter, dueBefore } from '../obligations/ladder.ts'
import { ordersToExpire, isInForce, mustNotify, ordersOf, ruleOf } from './orders.ts'
import type { Order } from './shape/orders.ts'
import { given } from './rule.ts'
import { holderOf } from '../reference/reference.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import type { Opening } from '../obligations/owing.ts'
import { applyMandateEnd } from './mandate.ts'
import { owed } from './state.ts'
import { oweNews } from './victim-contact.ts'
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

const leadOf = (draft: Draft, order: Order) =>
  given('owner', holderOf(draft.context.reference, ruleOf(order).lead))

/** Of somebody who has died nothing is owed on an order: it forbids nobody anything, and nobody notifies, renews or answers. */
function owe(draft: Draft, what: ObligationCode, opening: Partial<Opening>): void {
  if (!draft.state.flags.includes('personDied')) draft.open(what, opening)
}

/** The victim is to be told of what happens to an order; undelivered earlier news is passed on together with it. */
export function oweNewsOfOrder(draft: Draft): void {
  if (!owed(draft.state, 'tellVictim').some(({ about }) => about === 'order'))
    oweNews(draft, 'order')
}

export function oweServing(draft: Draft, order: Order): void {
  if (ruleOf(order).served) owe(draft, 'serveOrder', { ...leadOf(draft, order), about: order.id })
}

/**
 * After service: name and address within three days beginning with it, so that Monday's is due by the end of Wednesday,
 * working days or not. An order that replaces an interim one owes none: the interim one did (section 9(1)).
 */
export function oweFirstNotification(draft: Draft, order: Order, servedOn: string): void {
  if (mustNotify(order) && order.replaces === undefined)
    oweNotification(draft, 'orderNotification', order, servedOn)
}

/** After a change of name or address: the same days again, under every served order that asks for it. */
export function oweChangeNotifications(draft: Draft, changedOn: string): void {
  for (const order of ordersOf(draft.state)) {
    const { servedOn, changeNotifiedOn } = order
    if (!mustNotify(order) || !isInForce(order, draft.context.receivedAt)) continue
    if (servedOn === undefined || servedOn > changedOn) continue // what was so before service is in the first one
    if (changeNotifiedOn !== undefined && changeNotifiedOn >= changedOn) continue
    oweNotification(draft, 'orderChangeNotification', order, changedOn)
  }
}

function oweNotification(
  draft: Draft,
  what: 'orderNotification' | 'orderChangeNotification',
  order: Order,
  day: string,
): void {
  const since = atCivil(day, '00:00', draft.calendar.hours.zone)
  owe(draft, what, { ...leadOf(draft, order), since, about: order.id })
}

/** When a renewal must be decided: so long before the end, or soon if that has passed, and always before the end. */
export function oweRenewalDecision(draft: Draft, order: Order): void {
  const { receivedAt } = draft.context
  if (ruleOf(order).renewal !== 'decided' || order.expiresAt === undefined) return
  const end = lastDay(draft, order.expiresAt)
  const inTime = dueBefore(end, draft.clock('orderRenewal').span, draft.calendar) > receivedAt
  const soon = dueAfter(receivedAt, draft.clock('orderRenewalSoon').span, draft.calendar)
  const due = inTime ? { before: end } : { due: Math.min(soon, lastMinute(draft, order.expiresAt)) }
  owe(draft, 'decideOrderRenewal', { ...leadOf(draft, order), ...due, about: order.id })
}

/** It is to be renewed before it expires. */
export function oweRenewal(draft: Draft, order: Order): void {
  if (order.expiresAt === undefined) return
  const due = lastMinute(draft, order.expiresAt)
  owe(draft, 'renewOrder', { ...leadOf(draft, order), due, about: order.id })
}

/** Which agency manages it. This is owed on an order recorded during the watch, because the closure has already asked. */
export function oweHandover(draft: Draft, order: Order): void {
  if (draft.state.stage === 'watch')
    owe(draft, 'handOverOrder', { ...leadOf(draft, order), about: order.id })
}

/** This includes a person who has since died: what happened gets a response, if only that nothing further follows. */
export function oweDecisionOnBreach(draft: Draft, order: Order, breach: string): void {
  draft.open('decideOnBreach', { ...leadOf(draft, order), about: breach })
}

/** Ends an order, and what was owed on it. What the person must notify under an interim order outlives its replacement. */
export function endOrder(
  draft: Draft,
  { id }: Order,
  how: Exclude<OrderEnd, 'expired'>,
  on: string,
  reason?: string,
): void {
  draft.record('order-ended', { id, how, on, ...given('reason', reason) })
  endDuties(draft, id)
  if (how !== 'replaced')
    draft.settle(['orderNotification', 'orderChangeNotification'], 'ended', id)
  applyMandateEnd(draft, id)
  oweNewsOfOrder(draft)
}

/** What time does to orders: it says that they have expired. People are asked what to do about it. */
export function expireOrders(draft: Draft): void {
  const { now } = draft.context
  for (const { order, at } of ordersToExpire(draft.state)) {
    if (at > now) continue
    const { id, renewal } = order
    draft.record('order-expired', { id, on: order.expiresOn ?? civilDateOf(at, zoneOf(draft)) })
    endDuties(draft, id)
    draft.settle(['orderNotification', 'orderChangeNotification'], 'ended', id)
    applyMandateEnd(draft, id)
    if (ruleOf(order).renewal !== 'never' && renewal !== 'letExpire')
      owe(draft, 'orderRanOut', { ...leadOf(draft, order), about: id })
    if (!draft.state.flags.includes('personDied')) oweNewsOfOrder(draft)
  }
}

const endDuties = (draft: Draft, order: string): void => {
  draft.settle(['serveOrder', 'decideOrderRenewal', 'renewOrder', 'handOverOrder'], 'ended', order)
}

const zoneOf = (draft: Draft): string => draft.calendar.hours.zone

/** The last minute of an order's last day, or its very end if that minute is now. */
function lastMinute(draft: Draft, expiresAt: number): number {
  const last = endOfCivilDay(lastDay(draft, expiresAt), 0, zoneOf(draft))
  return last > draft.context.receivedAt ? last : expiresAt
}

/** The beginning of an order's last day: it is over when that day is. */
const lastDay = (draft: Draft, expiresAt: number): number =>
  addCivil(expiresAt, { days: -1 }, zoneOf(draft))
