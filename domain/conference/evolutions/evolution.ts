import type { ConferenceEventType, ConferenceFacts } from '../events.ts'
import { type ConferenceState, seatKey } from '../state.ts'
import type { Item, Seat } from '../shape.ts'
import type { Party } from '../../entity/decider.ts'

/** How one type of fact changes a meeting. */
export type Evolution<T extends ConferenceEventType> = (
  state: ConferenceState,
  fact: ConferenceFacts[T],
) => ConferenceState

/** The changes of one area; the areas together leave no type out. */
export type Evolutions = { readonly [T in ConferenceEventType]: Evolution<T> }

/** Of a fact that is kept on the timeline and changes nothing that a rule reads. */
export const unchanged = (state: ConferenceState): ConferenceState => state

/** The meeting with one of its items changed. */
export const withItem = (
  state: ConferenceState,
  id: string,
  change: (item: Item) => Item,
): ConferenceState => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? change(item) : item)),
})

/** The meeting with one of its seats changed. */
export const withSeat = (
  state: ConferenceState,
  party: Party,
  change: (seat: Seat) => Seat,
): ConferenceState => {
  const key = seatKey(party)
  return { ...state, seats: { ...state.seats, [key]: change(state.seats[key] ?? {}) } }
}
