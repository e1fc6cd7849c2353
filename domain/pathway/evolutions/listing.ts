import { type Evolutions, same, without } from './evolution.ts'
import type { ListingEnd } from '../facts/listing.ts'
import type { PathwayState } from '../state.ts'

/** After which ends another meeting is asked, and not that one again. */
const turnsAway: readonly ListingEnd[] = ['deferred', 'returned', 'refused']

/** On which list it stands. */
export const listingEvolutions = {
  'listing-asked': (state, { conference, emergency }) => ({
    ...state,
    listing: { conference, ...(emergency ? { emergency } : {}) },
  }),
  'listing-confirmed': (state, { conference, at, item }) => ({
    ...state,
    listing: { ...asEmergency(state), conference, at, ...(item === undefined ? {} : { item }) },
  }),
  'listing-moved': (state, { at }) =>
    state.listing ? { ...state, listing: { ...state.listing, at } } : state,
  'listing-carried': (state, { conference, to, transferred }) => ({
    ...state,
    listing: {
      ...asEmergency(state),
      conference: to,
      ...(transferred ? { sentBy: conference } : {}),
    },
  }),
  'listing-ended': (state, { conference, because, at }) => {
    const left = state.listing?.conference === conference ? without(state, 'listing') : state
    const urgent = state.listing?.emergency === true
    return turnsAway.includes(because) ? turnedAway(left, conference, at, urgent) : left
  },
  'action-carried': same,
} satisfies Partial<Evolutions>

/** What people carry to another list as an emergency stays one there. */
const asEmergency = ({ listing }: PathwayState) =>
  listing?.emergency ? { emergency: listing.emergency } : {}

function turnedAway(
  state: PathwayState,
  conference: string,
  at: number | undefined,
  urgent: boolean,
): PathwayState {
  const { by, ...times } = state.turnedAway ?? { by: [] }
  const later = at === undefined ? {} : urgent ? { urgentAfter: at } : { after: at }
  return { ...state, turnedAway: { by: [...by, conference], ...times, ...later } }
}
