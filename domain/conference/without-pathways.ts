import type { ConferenceState } from './state.ts'
import { namesAny } from '../kept-out.ts'
import type { Seat } from './shape.ts'

/**
 * A meeting as somebody reads it who is kept out of some pathways: without their items and without whatever else of theirs
 * was brought to it, so that no list, count or choice made from it tells of them.
 */
export function withoutPathways(
  state: ConferenceState,
  kept: ReadonlySet<string>,
): ConferenceState {
  const hidden = hiddenIn(state, kept)
  if (hidden.size === 0) return state
  const items = state.items.filter(({ id }) => !hidden.has(id))
  return {
    ...state,
    items,
    ...(state.order ? { order: state.order.filter((id) => !hidden.has(id)) } : {}),
    ...(state.groups
      ? { groups: state.groups.map((group) => group.filter((id) => !hidden.has(id))) }
      : {}),
    actions: state.actions.filter(({ pathway }) => !kept.has(pathway)),
    expiries: state.expiries.filter(({ pathway }) => !kept.has(pathway)),
    obligations: Object.fromEntries(
      Object.entries(state.obligations).filter(([id]) => !hidden.has(id)),
    ),
    ...(state.interests
      ? { interests: state.interests.filter(({ item }) => item === undefined || !hidden.has(item)) }
      : {}),
    seats: Object.fromEntries(
      Object.entries(state.seats).map(([key, seat]) => [key, seatWithout(seat, hidden)]),
    ),
  }
}

/** The ids at a meeting of what is kept from somebody: pathways that came to it, their items, and what is owed about these. */
export function hiddenIn(
  { items, actions, expiries, obligations }: ConferenceState,
  kept: ReadonlySet<string>,
): ReadonlySet<string> {
  if (kept.size === 0) return kept
  const theirs = [...items, ...actions, ...expiries].filter(({ pathway }) => kept.has(pathway))
  const named = new Set(
    theirs.flatMap((one) => ('id' in one ? [one.pathway, one.id] : [one.pathway])),
  )
  const owed = Object.values(obligations).filter(({ about }) => namesAny(about, named))
  return new Set([...named, ...owed.map(({ id }) => id)])
}

function seatWithout(seat: Seat, hidden: ReadonlySet<string>): Seat {
  if (seat.conflict === undefined || seat.conflict === 'all') return seat
  const { conflict, ...rest } = seat
  const left = conflict.filter((id) => !hidden.has(id))
  return left.length > 0 ? { ...rest, conflict: left } : rest
}
