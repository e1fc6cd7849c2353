import type { ConferenceFacts } from '../events.ts'
import { type ConferenceState, seatKey } from '../state.ts'
import type { Item, Seat } from '../shape.ts'
import type { EvolutionsOf } from '../../entity/evolution.ts'
import type { Party } from '../../entity/decider.ts'

/** How each type of fact changes a meeting. */
export type Evolutions = EvolutionsOf<ConferenceState, ConferenceFacts>

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
