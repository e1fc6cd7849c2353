import { type Evolutions, withItem, withSeat } from './evolution.ts'
import type { Interest } from '../shape.ts'
import { optional } from '../../entity/rule.ts'
import { sameParty, seatKey } from '../state.ts'
import { standingInterests, withConflict, withoutConflict } from '../conflicts.ts'

/** What happens while the meeting meets. */
export const sessionEvolutions = {
  'attendance-recorded': (state, { how, late, ...party }) =>
    withSeat(state, party, (seat) => ({ ...seat, how, ...(late ? { late } : {}) })),
  'confidentiality-accepted': (state, party) =>
    withSeat(state, party, (seat) => ({ ...seat, accepted: true })),
  'papers-accepted': (state, { reader }) => ({
    ...state,
    readers: [...(state.readers ?? []), reader],
  }),
  'conflict-declared': (state, { id, item, person, reason: _, ...party }) => {
    const declared = withSeat(state, party, (seat) => withConflict(seat, item))
    if (id === undefined) return declared
    const one = { id, ...party, ...optional({ item, person }) }
    return { ...declared, interests: [...(state.interests ?? []), one] }
  },
  'conflict-withdrawn': (state, { id, item, ...party }) => {
    const interests = (state.interests ?? []).map((one): Interest =>
      one.id === id ? { ...one, withdrawn: true } : one,
    )
    const others = standingInterests({ interests }).filter(
      (one) => sameParty(one, party) && !one.covered,
    )
    return withSeat({ ...state, interests }, party, (seat) =>
      others.reduce((left, other) => withConflict(left, other.item), withoutConflict(seat, item)),
    )
  },
  'seat-taken': (state, { item, represents, ...party }) => {
    if (represents && item !== undefined)
      return withItem(state, item, (one) => ({
        ...one,
        sitting: [...(one.sitting ?? []), seatKey(party)],
      }))
    const interests = state.interests?.map((one): Interest => {
      const about = sameParty(one, party) && (item === undefined || one.item === item)
      return about ? { ...one, covered: true } : one
    })
    const taken = withSeat(state, party, (seat) => withoutConflict(seat, item))
    return interests ? { ...taken, interests } : taken
  },
  'item-presented': (state, { item, ...presented }) =>
    withItem(state, item, (present) => ({ ...present, presented })),
  'no-show-overridden': (state, { item }) =>
    withItem(state, item, (present) => ({ ...present, heardWithoutReferrer: true })),
  'item-decided': (state, { id, decision, risk }) =>
    withItem(state, id, (item) => ({ ...item, status: 'decided', decision, risk })),
} satisfies Partial<Evolutions>
