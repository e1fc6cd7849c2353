import { type Evolutions, same, without } from './evolution.ts'
import type { ListingEnd } from '../facts/listing.ts'
import type { Listing } from '../listing.ts'
import type { PathwayState } from '../state.ts'
import { saysOf } from '../says.ts'

/** After which ends another meeting is asked, and not that one again. */
const turnsAway: readonly ListingEnd[] = ['deferred', 'returned', 'refused']

/** On which list it stands. */
export const listingEvolutions = {
  'listing-asked': (state, { conference, emergency }) => ({
    ...state,
    listing: { conference, ...(emergency ? { emergency } : {}), said: saysOf(state) },
  }),
  'listing-confirmed': (state, { conference, at, item, from }) => ({
    ...state,
    listing: {
      ...asEmergency(state),
      ...saidTo(state, conference, from),
      conference,
      at,
      ...(item === undefined ? {} : { item }),
    },
  }),
  'listing-updated': (state, { children, risk, repeat, agencies }) => {
    const said = { children, risk, repeat, agencies }
    return state.listing ? { ...state, listing: { ...state.listing, said, saidAnew: true } } : state
  },
  'listing-moved': (state, { at }) =>
    state.listing ? { ...state, listing: { ...state.listing, at } } : state,
  'listing-carried': (state, { conference, to, transferred }) => ({
    ...state,
    listing: {
      ...asEmergency(state),
      ...saidTo(state, to),
      conference: to,
      ...(transferred ? { sentBy: conference } : {}),
    },
  }),
  'listing-ended': (state, { conference, because, at, withdraw }) => {
    const left = leave(state, conference, withdraw === true)
    const urgent = state.listing?.emergency === true
    return turnsAway.includes(because) ? turnedAway(left, conference, at, urgent) : left
  },
  'action-carried': same,
} satisfies Partial<Evolutions>

/** It stands there no more. Where that meeting had not said yet that it has it, it may say so late. */
function leave(state: PathwayState, conference: string, withdraw: boolean): PathwayState {
  const { listing, leftUnheard = [] } = state
  if (listing?.conference !== conference) return state
  const left = without(state, 'listing')
  if (!withdraw || listing.at !== undefined || leftUnheard.includes(conference)) return left
  return { ...left, leftUnheard: [...leftUnheard, conference] }
}

/** What people carry to another list as an emergency stays one there. */
const asEmergency = ({ listing }: PathwayState) =>
  listing?.emergency ? { emergency: listing.emergency } : {}

/**
 * What the meeting has heard of it. One that has the item `from` another may have it as it was before: where something was said
 * anew meanwhile, or said here when it was listed, that is to be said once more.
 */
function saidTo(
  { listing }: PathwayState,
  conference: string,
  from?: string,
): Pick<Listing, 'said' | 'saidAnew'> {
  const { said, saidAnew, at } = listing ?? {}
  const joined = listing?.conference === conference && at !== undefined
  if (!said || (from !== undefined && (saidAnew || joined))) return {}
  return { said, ...(saidAnew ? { saidAnew } : {}) }
}

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
