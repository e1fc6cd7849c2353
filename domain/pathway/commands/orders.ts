import { z } from 'zod'
import { interimOutcomes } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { audience, date, pastDate, words, orderId } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import {
  endOrder,
  oweFirstNotification,
  oweHandover,
  oweNewsOfOrder,
  oweRenewalDecision,
  oweServing,
} from '../order-duties.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { isInForce, ordersOf, ruleOf } from '../orders.ts'
import type { Order } from '../shape/orders.ts'
import {
  keepers,
  maintainsKind,
  findOrderInForce,
  orderRule,
  readTerm,
  isTooShort,
  wordsOfConditions as conditions,
} from './order-parts.ts'
import { orderKinds } from '../order-kinds.ts'
import type { Refusal } from '../../entity/decider.ts'

/** An order or a set of conditions enters the register; the main order ends the interim one that it replaces. */
const recordOrder = rule({
  label: 'Record an order',
  area: 'orders',
  who: keepers,
  body: z.strictObject({
    kind: codeOf(orderKinds),
    grantedOn: pastDate(),
    /** If it was served in court, or by the body that granted it. */
    servedOn: pastDate().optional(),
    /** The last day on which it is in force, and the instant at which that day ends; neither if it lasts until further order. */
    expiresOn: date().optional(),
    untilFurtherOrder: z.boolean().default(false),
    court: words(200).optional(),
    prohibitions: z.array(words(1000)).max(40).default([]),
    requirements: z.array(words(1000)).max(40).default([]),
    replaces: orderId().optional(),
    notifiesElsewhere: z.boolean().default(false),
    audience: audience(),
  }),
  needed: { expiresOn: { when: 'untilFurtherOrder', is: [false] }, replaces: 'asThingsStand' },
  example: {
    kind: 'spo',
    grantedOn: '2026-01-12',
    servedOn: '2026-01-12',
    expiresOn: '2029-01-11',
    court: 'The magistrates’ court',
    prohibitions: ['Not to go within 100 metres of her work.'],
    requirements: ['To attend the assessment that is offered.'],
  },
  decide(builder, body) {
    const { kind, grantedOn, servedOn, expiresOn, court, replaces } = body
    if (!maintainsKind(kind, builder.context.by)) return refuse('not-your-role', 'kind')
    const until = readTerm(builder, body)
    if ('code' in until) return until
    if (expiresOn !== undefined && expiresOn < grantedOn) return refuse('order-dates', 'expiresOn')
    if (isTooShort(kind, grantedOn, expiresOn)) return refuse('order-too-short', 'expiresOn')
    if (servedOn !== undefined && servedOn < grantedOn) return refuse('order-dates', 'servedOn')
    const interim = replaced(builder, body)
    if (interim && 'code' in interim) return interim
    const id = `o${ordersOf(builder.state).length + 1}`
    builder.record('order-recorded', {
      id,
      kind,
      grantedOn,
      ...until,
      ...optional({ replaces }),
      ...(body.notifiesElsewhere ? { notifiesElsewhere: true as const } : {}),
      ...optional({ court }),
      prohibitions: conditions(body.prohibitions),
      requirements: conditions(body.requirements),
    })
    if (interim) endOrder(builder, interim, 'replaced', grantedOn)
    const order = ordersOf(builder.state).find((one) => one.id === id)
    if (!order) throw new Error(`${id} was not recorded`)
    if (servedOn === undefined) oweServing(builder, order)
    else recordService(builder, order, servedOn)
    oweRenewalDecision(builder, order)
    oweHandover(builder, order)
    oweNewsOfOrder(builder)
  },
})

interface Replacing {
  readonly kind: Order['kind']
  readonly grantedOn: string
  readonly replaces?: string | undefined
}

/** The interim order that ends with this one, or why it cannot; a main order says which, if there is one. */
function replaced(
  builder: PathwayBuilder,
  { kind, grantedOn, replaces }: Replacing,
): Order | Refusal | undefined {
  const ends = (order: Order) => ruleOf(order).interimOf === kind
  if (replaces === undefined)
    return ordersOf(builder.state).some(
      (one) => ends(one) && isInForce(one, builder.context.receivedAt),
    )
      ? refuse('interim-open', 'replaces')
      : undefined
  const interim = findOrderInForce(builder, replaces, 'replaces')
  if ('code' in interim) return interim
  if (!ends(interim)) return refuse('not-interim', 'replaces')
  return grantedOn < interim.grantedOn ? refuse('order-dates', 'grantedOn') : interim
}

function recordService(builder: PathwayBuilder, order: Order, on: string): void {
  builder.record('order-served', { id: order.id, on })
  builder.settle(['serveOrder'], 'met', order.id)
  oweFirstNotification(builder, order, on)
}

/** The person has it in hand: from that day, which counts, name and address are to be notified. */
const serveOrder = orderRule({
  label: 'Record that an order was served',
  body: z.strictObject({ orderId: orderId(), on: pastDate() }),
  example: { orderId: 'o1', on: '2026-01-14' },
  settles: ['serveOrder'],
  decide(builder, { orderId: id, on }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (order.servedOn !== undefined) return refuse('order-served', 'orderId')
    if (on < order.grantedOn) return refuse('order-dates', 'on')
    recordService(builder, order, on)
    oweNewsOfOrder(builder)
  },
})

/** What became of the application that an interim order waits for, if no main order was made: the interim order ends. */
const recordOrderDecision = orderRule({
  label: 'Record that the main order was not made',
  body: z.strictObject({
    orderId: orderId(),
    on: pastDate(),
    outcome: codeOf(interimOutcomes),
    reason: words(),
    audience: audience(),
  }),
  example: {
    orderId: 'o1',
    on: '2026-01-20',
    outcome: 'refused',
    reason: 'The court did not find it necessary.',
  },
  decide(builder, { orderId: id, on, outcome, reason }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (ruleOf(order).interimOf === undefined) return refuse('not-interim', 'orderId')
    if (on < order.grantedOn) return refuse('order-dates', 'on')
    endOrder(builder, order, outcome, on, reason)
  },
})

/** The court, or the body that set them, changed the conditions; each list given replaces the old one. */
const varyOrder = orderRule({
  label: 'Record that an order was varied',
  body: z.strictObject({
    orderId: orderId(),
    on: pastDate(),
    prohibitions: z.array(words(1000)).max(40).optional(),
    requirements: z.array(words(1000)).max(40).optional(),
    note: words().optional(),
    audience: audience(),
  }),
  needed: { prohibitions: 'asThingsStand' },
  example: {
    orderId: 'o1',
    on: '2026-01-20',
    prohibitions: ['Not to go within 200 metres of her work.'],
    note: 'She has moved to another office.',
  },
  decide(builder, { orderId: id, on, prohibitions, requirements, note }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (!prohibitions && !requirements) return refuse('nothing-varied', 'prohibitions')
    if (on < order.grantedOn) return refuse('order-dates', 'on')
    builder.record('order-varied', {
      id,
      on,
      ...optional({
        prohibitions: prohibitions && conditions(prohibitions),
        requirements: requirements && conditions(requirements),
        note,
      }),
    })
    oweNewsOfOrder(builder)
  },
})

/** The order was lifted early; nothing is owed on it any more except decisions on its breaches. */
const dischargeOrder = orderRule({
  label: 'Record that an order was discharged',
  body: z.strictObject({
    orderId: orderId(),
    on: pastDate(),
    reason: words(),
    audience: audience(),
  }),
  example: { orderId: 'o1', on: '2026-01-20', reason: 'Discharged on his application.' },
  settles: ['decideOrderRenewal', 'renewOrder', 'handOverOrder'],
  decide(builder, { orderId: id, on, reason }) {
    const order = findOrderInForce(builder, id)
    if ('code' in order) return order
    if (on < order.grantedOn) return refuse('order-dates', 'on')
    endOrder(builder, order, 'discharged', on, reason)
  },
})

/** The commands of the register of orders. */
export const orderCommands = {
  'record-order': recordOrder,
  'serve-order': serveOrder,
  'record-order-decision': recordOrderDecision,
  'vary-order': varyOrder,
  'discharge-order': dischargeOrder,
} as const
