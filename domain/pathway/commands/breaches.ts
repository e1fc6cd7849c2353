import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { breachDecisions, breachKinds } from '../order-kinds.ts'
import { audience, date, pastDate, words, breachId, orderId } from '../../fields.ts'
import { findBreach, ordersOf, ruleOf } from '../orders.ts'
import type { Order } from '../shape/orders.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { interrupt } from '../interrupt.ts'
import { maintainsKind, requireOrder } from './order-parts.ts'
import { oweDecisionOnBreach } from '../order-duties.ts'
import { owed } from '../state.ts'
import { oweReassessment } from '../reassess.ts'

/**
 * A breach of an order, reported by anyone who learns of it, at every stage. Police and advocate are told at once, and an
 * emergency conference is owed for the next working day. The lead on the order owes a decision, and the risk is assessed
 * again. This includes an order that has since ended or had not yet been served, because the alarm cannot wait for the
 * register.
 */
const recordBreach = rule({
  label: 'Report a breach of an order',
  reads: { samePerson: true },
  area: 'orders',
  who: 'anyAgency',
  neverTooLate: true,
  body: z.strictObject({
    orderId: orderId(),
    on: pastDate(),
    kind: codeOf(breachKinds),
    note: words(),
    audience: audience(),
  }),
  example: { orderId: 'o1', on: '2026-01-15', kind: 'place', note: 'Was seen outside her work.' },
  allowed: requireOrder,
  decide(builder, { orderId: id, on, kind, note }) {
    const orders = ordersOf(builder.state)
    const order = orders.find((one) => one.id === id)
    if (!order) return refuse('no-such-order', 'orderId')
    if (!heldOn(order, on)) return refuse('order-not-in-force', 'on')
    const breach = `b${orders.flatMap(({ breaches }) => breaches).length + 1}`
    const unserved = ruleOf(order).served && (order.servedOn === undefined || on < order.servedOn)
    builder.record('breach-recorded', {
      id: breach,
      order: id,
      on,
      kind,
      ...(unserved ? { unserved } : {}),
      note,
    })
    interrupt(builder)
    oweDecisionOnBreach(builder, order, breach)
    oweReassessment(builder, 'breach')
  },
})

const heldOn = ({ grantedOn, expiresOn, ended }: Order, day: string): boolean =>
  grantedOn <= day &&
  (expiresOn === undefined || day <= expiresOn) &&
  (ended === undefined || day <= ended.on)

/** What is done about a breach. If evidence is awaited, it says until when, and the decision is owed by then. */
const decideOnBreach = rule({
  label: 'Decide what to do about a breach',
  area: 'orders',
  who: ['policeLead', 'probation'],
  body: z.strictObject({
    breachId: breachId(),
    decision: codeOf(breachDecisions),
    decideBy: date().optional(),
    note: words(),
    audience: audience(),
  }),
  needed: { decideBy: { when: 'decision', is: ['evidenceAwaited'] } },
  example: {
    breachId: 'b1',
    decision: 'evidenceAwaited',
    decideBy: '2027-02-05',
    note: 'The recordings of the camera are awaited.',
  },
  settles: ['decideOnBreach'],
  allowed: (state) => (owed(state, 'decideOnBreach').length ? undefined : refuse('nothing-owed')),
  decide(builder, { breachId: id, decision, decideBy, note }) {
    const { by, receivedAt } = builder.context
    const found = findBreach(builder.state, id)
    if (!found) return refuse('no-such-breach', 'breachId')
    const decisionOwed = owed(builder.state, 'decideOnBreach').find(({ about }) => about === id)
    if (!decisionOwed) return refuse('already-decided', 'breachId')
    // The role that keeps the order, or the one that the decision was given to.
    const entrusted = by.agency === decisionOwed.agency && by.roles.includes(decisionOwed.role)
    if (!entrusted && !maintainsKind(found.order.kind, by))
      return refuse('not-your-role', 'breachId')
    const { open } = breachDecisions[decision]
    if (open !== (decideBy !== undefined)) return refuse('evidence-date', 'decideBy')
    const { zone, to } = builder.calendar.hours
    const due = decideBy === undefined ? undefined : atCivil(decideBy, to, zone)
    if (due !== undefined && due <= receivedAt) return refuse('not-later', 'decideBy')
    builder.record('breach-decided', {
      id,
      order: found.order.id,
      decision,
      ...optional({ decideBy: due }),
      note,
    })
    if (due === undefined) builder.settle(['decideOnBreach'], 'met', id)
    else builder.move(decisionOwed, due, note)
  },
})

/** Breaches of orders, and what is decided on them. */
export const breachCommands = {
  'record-breach': recordBreach,
  'decide-on-breach': decideOnBreach,
} as const
