import { civilDateOf } from '../calendar/calendar.ts'
import type { PathwayBuilder } from './builder.ts'
import { endOrder, owedOnOrders, oweNewsOfOrder } from './order-duties.ts'
import type { CarriedOrder } from './shape/links.ts'
import { owedWhenLinked } from './linked.ts'
import type { Order } from './shape/orders.ts'
import { ordersOf } from './orders.ts'
import type { PathwayEvent } from './events.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { owed, type PathwayState } from './state.ts'
import { without } from '../obligations/without.ts'

/**
 * The orders that go with a referral to the pathway it is linked to: those in force, and those on which somebody still
 * owes something. They are against the person, whose pathway is now the other one; if this one ends, nobody would be
 * reminded of their clocks.
 */
export const ordersToCarry = (state: PathwayState): CarriedOrder[] =>
  ordersOf(state)
    .map((order) => ({
      order,
      owes: owed(state)
        .filter((one) => isOwedOn(order, one))
        .map(owedWhenLinked),
    }))
    .filter(({ order, owes }) => !order.ended || owes.length > 0)

const isOwedOn = ({ id, breaches }: Order, { what, about }: Obligation): boolean =>
  owedOnOrders.includes(what)
    ? about === id
    : what === 'decideOnBreach' && breaches.some((breach) => breach.id === about)

/**
 * Takes the orders of a linked referral into the register, under ids of its own, and owes under the same clocks what was owed
 * there. One that the register has already is the same order, and is not taken twice.
 */
export function adoptOrders(
  builder: PathwayBuilder,
  pathway: string,
  carried: readonly CarriedOrder[],
): void {
  const news = carried.filter((one) => !isKnown(builder, one))
  for (const one of news) adoptOrder(builder, pathway, one)
  if (news.length > 0 && !builder.state.flags.includes('personDied')) oweNewsOfOrder(builder)
}

const isKnown = (builder: PathwayBuilder, { order: { kind, grantedOn } }: CarriedOrder): boolean =>
  ordersOf(builder.state).some(
    (one) => !one.ended && one.kind === kind && one.grantedOn === grantedOn,
  )

function adoptOrder(builder: PathwayBuilder, pathway: string, { order, owes }: CarriedOrder): void {
  const register = ordersOf(builder.state)
  const known = register.flatMap(({ breaches }) => breaches).length
  const id = `o${register.length + 1}`
  const breachId = (index: number) => `b${known + index + 1}`
  const { id: there, words, replaces } = order
  const facts = without(without(without(without(order, 'id'), 'taken'), 'words'), 'replaces')
  builder.record('order-taken', {
    id,
    pathway,
    words: words ?? { pathway, order: there },
    order: {
      ...facts,
      // What it replaced is in the other register.
      ...(replaces === undefined ? {} : { replaces: `${pathway}.${replaces}` }),
      breaches: order.breaches.map((breach, index) => ({ ...breach, id: breachId(index) })),
    },
  })
  for (const { what, agency, role, since, due, clock, about } of owes) {
    const breach = order.breaches.findIndex((one) => one.id === about)
    if (what !== 'decideOnBreach' && builder.state.flags.includes('personDied')) continue
    builder.restore(what, {
      owner: { agency, role },
      since,
      due,
      clock,
      about: what === 'decideOnBreach' ? breachId(breach) : id,
    })
  }
}

/**
 * The orders go back with their referral. The register keeps them as given back, and nothing is owed on them here. A
 * breach that was reported here still gets its response here.
 */
export function giveBackOrders(builder: PathwayBuilder, pathway: string): void {
  const { receivedAt } = builder.context
  for (const order of ordersOf(builder.state)) {
    if (order.taken?.pathway !== pathway) continue
    for (const { id } of order.breaches.slice(0, order.taken.breaches))
      builder.settle(['decideOnBreach'], 'ended', id)
    builder.settle(['orderRanOut'], 'ended', order.id)
    if (!order.ended)
      endOrder(builder, order, 'givenBack', civilDateOf(receivedAt, builder.calendar.hours.zone))
  }
}

/**
 * The ids of a pathway's words that are part of orders which other pathways have taken over and not given back: they are
 * said nowhere else.
 */
export function wordsOfTakenOrders(
  pathway: string,
  events: readonly PathwayEvent[],
  takers: readonly PathwayState[],
): string[] {
  const taken = takers
    .flatMap(ordersOf)
    .filter(({ words, ended }) => words?.pathway === pathway && ended?.how !== 'givenBack')
    .map(({ words }) => words?.order)
  return events.flatMap((event) => {
    if (event.type !== 'order-recorded' && event.type !== 'order-varied') return []
    const { id, prohibitions = [], requirements = [] } = event.data
    if (!taken.includes(id)) return []
    const court = 'court' in event.data ? [event.data.court] : []
    return [...court, ...[...prohibitions, ...requirements].map(({ words }) => words)]
  })
}
