import type { ConferenceState } from './state.ts'
import type { Interest, Seat } from './shape.ts'

/** What was declared and has not been taken back. */
export const standingInterests = ({
  interests = [],
}: Pick<ConferenceState, 'interests'>): readonly Interest[] =>
  interests.filter(({ withdrawn }) => !withdrawn)

/** Whether a person is in conflict about an item, or about the whole meeting. */
export const hasInterest = (
  state: Pick<ConferenceState, 'interests'>,
  person: string,
  item?: string,
): boolean =>
  standingInterests(state).some(
    (one) => one.person === person && (one.item === undefined || one.item === item),
  )

/** The items that are closed to a person from the moment that they declared a conflict about them. */
export const closedTo = (state: ConferenceState, person: string): ReadonlySet<string> =>
  new Set(state.items.flatMap(({ id }) => (hasInterest(state, person, id) ? [id] : [])))

/** A seat in conflict about one item more, or about the whole meeting. */
export function withConflict(seat: Seat, item: string | undefined): Seat {
  if (item === undefined || seat.conflict === 'all') return { ...seat, conflict: 'all' }
  return { ...seat, conflict: [...new Set([...(seat.conflict ?? []), item])] }
}

/** A seat in conflict no more about an item, or about nothing at all. */
export function withoutConflict(seat: Seat, item: string | undefined): Seat {
  const { conflict, ...rest } = seat
  if (conflict === undefined || item === undefined) return rest
  if (conflict === 'all') return seat
  const left = conflict.filter((one) => one !== item)
  return left.length > 0 ? { ...rest, conflict: left } : rest
}
