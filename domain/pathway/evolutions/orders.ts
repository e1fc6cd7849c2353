import { breachDecisions } from '../order-kinds.ts'
import { type Evolutions, without } from './evolution.ts'
import { ordersOf } from '../orders.ts'
import type { Order } from '../shape/orders.ts'
import type { PathwayState } from '../state.ts'

const change = (
  state: PathwayState,
  id: string,
  changed: (order: Order) => Order,
): PathwayState => ({
  ...state,
  orders: ordersOf(state).map((order) => (order.id === id ? changed(order) : order)),
})

/** The register of orders and of their breaches. */
export const orderEvolutions = {
  // The main order continues to mandate what the interim order did, if it requires something too.
  'order-recorded': (state, fact) => ({
    ...state,
    ...(state.mandate !== undefined && fact.replaces === state.mandate && fact.requirements.length
      ? { mandate: fact.id }
      : {}),
    orders: [
      ...ordersOf(state),
      {
        ...without(without(without(fact, 'prohibitions'), 'requirements'), 'court'), // words are not for the state
        requires: fact.requirements.length > 0,
        breaches: [],
      },
    ],
  }),
  'order-taken': (state, { id, pathway, words, order }) => ({
    ...state,
    orders: [
      ...ordersOf(state),
      { ...order, id, words, taken: { pathway, breaches: order.breaches.length } },
    ],
  }),
  'order-served': (state, { id, on }) => change(state, id, (order) => ({ ...order, servedOn: on })),
  'order-varied': (state, { id, on, requirements }) =>
    change(state, id, (order) => ({
      ...order,
      variedOn: on,
      requires: requirements ? requirements.length > 0 : order.requires,
    })),
  'order-renewal-decided': (state, { id, decision }) =>
    change(state, id, (order) => ({ ...order, renewal: decision })),
  // A new term: its own end or none, and a renewal still to be decided.
  'order-renewed': (state, { id, on, expiresOn, expiresAt }) =>
    change(state, id, (order) => ({
      ...without(without(without(order, 'renewal'), 'expiresOn'), 'expiresAt'),
      renewedOn: on,
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })),
  'order-ended': (state, { id, how, on }) =>
    change(state, id, (order) => ({ ...order, ended: { how, on } })),
  'order-expired': (state, { id, on }) =>
    change(state, id, (order) => ({ ...order, ended: { how: 'expired', on } })),
  'order-notification-recorded': (state, { id, what, on }) =>
    change(state, id, (order) =>
      what === 'initial' ? { ...order, notifiedOn: on } : { ...order, changeNotifiedOn: on },
    ),
  'breach-recorded': (state, { id, order: of, on, kind }) =>
    change(state, of, (order) => ({ ...order, breaches: [...order.breaches, { id, on, kind }] })),
  'breach-decided': (state, { id, order: of, decision }) =>
    breachDecisions[decision].open
      ? state
      : change(state, of, (order) => ({
          ...order,
          breaches: order.breaches.map((breach) =>
            breach.id === id ? { ...breach, decision } : breach,
          ),
        })),
  'order-handed-over': (state, { id, agency }) =>
    change(state, id, (order) => ({ ...order, handedOverTo: agency })),
} satisfies Partial<Evolutions>
