import { type Evolutions, without } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'
import type { Listing, ListingEnd } from '../shape/listing.ts'
import type { PathwayFacts } from '../events.ts'
import type { PathwayState } from '../state.ts'
import { profileOf } from '../listing-profile.ts'

/** After which ends another meeting is asked, and not that one again. */
const turnsAway: readonly ListingEnd[] = ['deferred', 'returned', 'refused']

/** On which list it stands. */
export const listingEvolutions = {
  'listing-asked': (state, { conference, emergency, form }) => ({
    ...state,
    listing: {
      conference,
      ...(emergency ? { emergency } : {}),
      ...(form ? { form } : {}),
      said: profileOf(state),
    },
  }),
  'listing-confirmed': (state, { conference, at, item, from }) => ({
    ...state,
    listing: {
      ...asListed(state),
      ...sentProfile(state, conference, from),
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
      ...asListed(state),
      ...sentProfile(state, to),
      conference: to,
      ...(transferred ? { sentBy: conference } : {}),
    },
  }),
  'listing-ended': (state, ended) => {
    const left = leave(state, ended.conference, ended.withdraw === true)
    return turnsAway.includes(ended.because) ? refusedBy(left, ended, state.listing) : left
  },
  'action-carried': unchanged,
} satisfies Partial<Evolutions>

/** It is no longer on that list. If that meeting had not yet confirmed it, the confirmation may come late. */
function leave(state: PathwayState, conference: string, withdraw: boolean): PathwayState {
  const { listing, leftUnheard = [] } = state
  if (listing?.conference !== conference) return state
  const left = without(state, 'listing')
  if (!withdraw || listing.at !== undefined || leftUnheard.includes(conference)) return left
  return { ...left, leftUnheard: [...leftUnheard, conference] }
}

/** What people carry to another list as an emergency stays one there, and of the form in which they listed it. */
const asListed = ({ listing }: PathwayState): Pick<Listing, 'emergency' | 'form'> => ({
  ...(listing?.emergency ? { emergency: listing.emergency } : {}),
  ...(listing?.form ? { form: listing.form } : {}),
})

/**
 * What the meeting has been told. A meeting that took the item `from` another may have an older profile. If the profile
 * changed in between, or was given only at listing here, it is sent once more.
 */
function sentProfile(
  { listing }: PathwayState,
  conference: string,
  from?: string,
): Pick<Listing, 'said' | 'saidAnew'> {
  const { said, saidAnew, at } = listing ?? {}
  const joined = listing?.conference === conference && at !== undefined
  if (!said || (from !== undefined && (saidAnew || joined))) return {}
  return { said, ...(saidAnew ? { saidAnew } : {}) }
}

function refusedBy(
  state: PathwayState,
  { conference, at, since, carried, returns = [] }: PathwayFacts['listing-ended'],
  listing: Listing | undefined,
): PathwayState {
  const { by, ...before } = state.turnedAway ?? { by: [] }
  const later = at === undefined ? {} : listing?.emergency ? { urgentAfter: at } : { after: at }
  const form = listing?.form ? { form: listing.form } : {}
  const there = { ...(carried ? { carried } : {}), returns }
  const waited = since === undefined ? {} : { waited: { since, ...there } }
  return {
    ...state,
    turnedAway: { by: [...by, conference], ...before, ...later, ...form, ...waited },
  }
}
