import type { Evolutions } from './evolution.ts'
import type { PathwayState } from '../state.ts'
import type { SamePersonTie } from '../shape/links.ts'
import { tieOf } from '../same-person.ts'
import { unchanged } from '../../entity/evolution.ts'

/** Who else the person may be, or is, and where a referral went. About a pathway at another site, only that there is one. */
export const intakeEvolutions = {
  'matches-found': (state, { raises, suggests }) => ({
    ...state,
    flags: [...state.flags.filter((flag) => !raises.includes(flag)), ...raises],
    ...(suggests ? { suggested: [...(state.suggested ?? []), ...suggests] } : {}),
  }),
  'not-same-confirmed': (state, { pathway, lowers }) => ({
    ...state,
    notSame: [...(state.notSame ?? []), pathway],
    flags: state.flags.filter((flag) => !lowers.includes(flag)),
  }),
  'not-same-lifted': (state, { pathway, raises }) => ({
    ...state,
    notSame: (state.notSame ?? []).filter((one) => one !== pathway),
    flags: [...state.flags, ...raises],
  }),
  'match-elsewhere': unchanged,
  'referral-linked': (state, { to, urgent, contact, owed }) => ({
    ...state,
    link: {
      to,
      ...(urgent ? { urgent } : {}),
      ...(contact ? { contact } : {}),
      ...(owed ? { owed } : {}),
      ...(state.hold ? { hold: state.hold } : {}),
    },
  }),
  // A hold ended with the pathway, and goes on as it would have.
  'referral-unlinked': (state) => {
    const { link, ...rest } = state
    if (!link?.hold) return rest
    return { ...rest, hold: link.hold, flags: [...state.flags, 'held'] }
  },
  'referral-taken': (state, { pathway, referredAt, before, stood }) => ({
    ...state,
    lastReferralAt: Math.max(referredAt, before ?? referredAt),
    taken: [
      ...(state.taken ?? []),
      {
        pathway,
        referredAt,
        ...(before === undefined ? {} : { before }),
        ...(stood ? { stood } : {}),
      },
    ],
  }),
  // The last referral is again the earlier one, unless something else has moved it in between.
  'referral-given-back': (state, { pathway }) => {
    const back = state.taken?.findLast((one) => one.pathway === pathway)
    const moved = back?.before === undefined || state.lastReferralAt !== back.referredAt
    return {
      ...state,
      taken: (state.taken ?? []).filter((one) => one !== back),
      ...(moved ? {} : { lastReferralAt: back.before }),
    }
  },
  'merge-held': (state, { reason: _reason, ...heldMerge }) => ({ ...state, heldMerge }),
  'merge-reviewed': ({ heldMerge: _decided, ...state }) => state,
  'person-merged': (state, { pathway, was, person }) => ({
    ...state,
    person,
    merges: [...(state.merges ?? []), { pathway, was }],
  }),
  // Whoever undoes it finds that they are two; a pathway that could not take the person found nothing.
  'person-split': (state, { pathway, person, apart }) => ({
    ...state,
    person,
    merges: (state.merges ?? []).slice(0, -1),
    ...(apart ? { notSame: [...(state.notSame ?? []), pathway] } : {}),
  }),
  'merge-noted': unchanged,
  'same-person-said': (state, { match, pathway, site }) =>
    tied(state, { match, pathway, site, standing: 'said' }),
  // Two sites that say the same of each other need nobody to answer.
  'same-person-heard': (state, { match, pathway, site }) => {
    const crossed = tieOf(state, match)?.standing === 'said'
    return tied(state, { match, pathway, site, standing: crossed ? 'tied' : 'asked' })
  },
  'same-person-answered': (state, { match, same }) => standing(state, match, same),
  'same-person-noted': (state, { match, same }) => standing(state, match, same),
} satisfies Partial<Evolutions>

/** The state with one tie in place of what it was. */
const tied = (state: PathwayState, tie: SamePersonTie): PathwayState => ({
  ...state,
  samePerson: [...(state.samePerson ?? []).filter(({ match }) => match !== tie.match), tie],
})

function standing(state: PathwayState, match: string, same: boolean): PathwayState {
  const tie = tieOf(state, match)
  return tie ? tied(state, { ...tie, standing: same ? 'tied' : 'apart' }) : state
}
