import { type Evolutions, withItem, withSeat } from './evolution.ts'

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
  'conflict-declared': (state, { item, ...party }) =>
    withSeat(state, party, (seat) => {
      if (item === undefined || seat.conflict === 'all') return { ...seat, conflict: 'all' }
      return { ...seat, conflict: [...(seat.conflict ?? []), item] }
    }),
  'item-presented': (state, { item, ...presented }) =>
    withItem(state, item, (present) => ({ ...present, presented })),
  'no-show-overridden': (state, { item }) =>
    withItem(state, item, (present) => ({ ...present, heardWithoutReferrer: true })),
  'item-decided': (state, { id, decision, risk }) =>
    withItem(state, id, (item) => ({ ...item, status: 'decided', decision, risk })),
} satisfies Partial<Evolutions>
