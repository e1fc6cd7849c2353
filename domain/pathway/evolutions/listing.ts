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
  'listing-confirmed': (state, { conference, at }) => ({
    ...state,
    listing: {
      ...(state.listing?.conference === conference ? without(state.listing, 'sentBy') : {}),
      conference,
      at,
    },
  }),
  'listing-moved': (state, { at }) =>
    state.listing ? { ...state, listing: { ...state.listing, at } } : state,
  'listing-carried': (state, { conference, to, transferred }) => ({
    ...state,
    listing: { conference: to, ...(transferred ? { sentBy: conference } : {}) },
  }),
  'listing-ended': (state, { conference, because, at }) => {
    const left = state.listing?.conference === conference ? without(state, 'listing') : state
    return turnsAway.includes(because) ? turnedAway(left, conference, at) : left
  },
  'action-carried': same,
} satisfies Partial<Evolutions>

function turnedAway(state: PathwayState, conference: string, at: number | undefined): PathwayState {
  const { by, after } = state.turnedAway ?? { by: [] }
  const later = at ?? after
  return {
    ...state,
    turnedAway: { by: [...by, conference], ...(later === undefined ? {} : { after: later }) },
  }
}
