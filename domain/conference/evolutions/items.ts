import { type Evolutions, withItem } from './evolution.ts'
import { entriesOf } from '../../in-order.ts'
import { unchanged } from '../../entity/evolution.ts'
import { risks } from '../../codes.ts'
import type { ConferenceState } from '../state.ts'
import type { Item } from '../shape.ts'

const leaves = (
  state: ConferenceState,
  id: string,
  status: Item['status'],
  to?: string,
): ConferenceState =>
  withItem(state, id, (item) => ({ ...item, status, ...(to === undefined ? {} : { to }) }))

/** From these nothing is expected any more; what one of them has said stays. */
const withoutAsked = ({ answered = [], returns }: Item, agencies: readonly string[]) => ({
  answered: together(answered, agencies),
  returns: Object.fromEntries(
    entriesOf(returns).filter(
      ([agency, { state }]) => state !== 'asked' || !agencies.includes(agency),
    ),
  ),
})

/** Who is called for stays called for. */
const together = (some: readonly string[], others: readonly string[]): string[] => [
  ...new Set([...some, ...others]),
]

/** The list: what comes onto it, in which order, and what leaves it undecided. */
export const itemEvolutions = {
  'item-listed': (state, item) => ({
    ...state,
    items: [...state.items, { ...item, returns: {}, status: 'listed' }],
  }),
  'item-joined': (state, { id, since, carried, inquorate, ...joined }) => {
    const { children, repeat, risk, agencies = [], represented, from } = joined
    return withItem(state, id, (item) => ({
      ...item,
      since: Math.min(item.since, since),
      ...(carried ? { carried } : {}),
      ...(inquorate === undefined ? {} : { inquorate }),
      children: item.children || children,
      repeat: item.repeat || repeat,
      risk: risk && risks[risk].rank > risks[item.risk].rank ? risk : item.risk,
      agencies: together(item.agencies, agencies),
      ...(represented ? { represented } : {}),
      from,
    }))
  },
  'item-changed': (state, { id, children, risk, repeat, agencies, represented, notAsked = [] }) =>
    withItem(state, id, (item) => ({
      ...item,
      ...(notAsked.length > 0 ? withoutAsked(item, notAsked) : {}),
      children,
      risk,
      repeat,
      agencies: together(item.agencies, agencies),
      ...(represented ? { represented } : {}),
    })),
  'item-not-taken': unchanged,
  'item-withdrawn': (state, { id }) => leaves(state, id, 'withdrawn'),
  'item-deferred': (state, { id, to }) => leaves(state, id, 'deferred', to),
  'item-moved': (state, { id, to, because }) => {
    const left = leaves(state, id, 'moved', to)
    // Left undecided by an adjourned meeting, even if it goes back to its pathway.
    return because === 'adjourned'
      ? withItem(left, id, (item) => ({ ...item, carried: true }))
      : left
  },
  'item-offered': unchanged,
  'item-came-back': (state, { id }) => withItem(state, id, (item) => ({ ...item, cameBack: true })),
  'item-overtaken': (state, { id, counts }) =>
    withItem(state, id, (item) => ({ ...item, overtaken: true, ...(counts ? { counts } : {}) })),
  'agenda-reordered': (state, { order }) => ({ ...state, order }),
  'items-grouped': (state, { items }) => {
    const others = (state.groups ?? []).map((group) => group.filter((id) => !items.includes(id)))
    return { ...state, groups: [...others, items].filter((group) => group.length > 1) }
  },
  'action-brought': (state, action) => ({ ...state, actions: [...state.actions, action] }),
  'brought-action-reviewed': (state, { pathway, action, outcome }) => ({
    ...state,
    actions: state.actions.map((brought) =>
      brought.pathway === pathway && brought.action === action
        ? { ...brought, review: outcome }
        : brought,
    ),
  }),
  'expiry-brought': (state, expiry) => ({ ...state, expiries: [...state.expiries, expiry] }),
} satisfies Partial<Evolutions>
