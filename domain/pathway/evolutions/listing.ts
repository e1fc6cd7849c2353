import { type Evolutions, same, without } from './evolution.ts'
import type { ListingEnd } from '../facts/listing.ts'
import type { PathwayState } from '../state.ts'

/** After which ends another meeting is asked, and not that one again. */
const turnsAway: readonly ListingEnd[] = ['deferred', 'returned', 'refused']

/** On which list it stands. */
export const listingEvolutions = {
  'listing-asked': (state, { conference }) => ({ ...state, listing: { conference } }),
  'listing-confirmed': (state, { conference, at }) => ({ ...state, listing: { conference, at } }),
  'listing-moved': (state, { conference, at }) => ({ ...state, listing: { conference, at } }),
  'listing-carried': (state, { to }) => ({ ...state, listing: { conference: to } }),
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
