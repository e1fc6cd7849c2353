import type { Evolutions } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'
import type { ConferenceState } from '../state.ts'
import type { Item, Meeting } from '../shape.ts'
import { without } from '../../obligations/without.ts'

const withMeeting = (state: ConferenceState, change: Partial<Meeting>): ConferenceState =>
  state.meeting ? { ...state, meeting: { ...state.meeting, ...change } } : state

/** The seats when the meeting is at another time: apologies were for the old one. */
const withoutApologies = ({ seats }: ConferenceState): ConferenceState['seats'] =>
  Object.fromEntries(
    Object.entries(seats).map(([key, seat]) => [
      key,
      seat.how === 'apologies' || seat.how === 'absent' ? without(seat, 'how') : seat,
    ]),
  )

/** The meeting itself: when it is, and its stage. */
export const meetingEvolutions = {
  'conference-planned': (state, fact) => ({
    ...state,
    stage: 'planned',
    meeting: without(without(without(fact, 'invited'), 'byHand'), 'reason'),
    invited: fact.invited,
    ...(fact.emergency && !fact.byHand ? { madeByPathway: true } : {}),
  }),
  'conference-rescheduled': (
    state,
    { at, was, listClosesAt, returnsDueAt, sequence, place, byHand },
  ) => ({
    ...withMeeting(state, {
      at,
      listClosesAt,
      returnsDueAt,
      ...(place === undefined ? {} : { place }),
    }),
    sequence,
    ...(at === was ? {} : { seats: withoutApologies(state) }),
    ...(byHand ? { movedByHand: true } : {}),
  }),
  'conference-cancelled': (state, { sequence, byHand }) => ({
    ...state,
    stage: 'cancelled',
    sequence,
    ...(byHand ? {} : { cancelledByRhythm: true }),
  }),
  'policy-followed': (state, { version, capacity, minutesPerItem, quorum, place }) =>
    withMeeting(state, {
      policyVersion: version,
      capacity,
      minutesPerItem,
      quorum,
      ...(place === undefined ? {} : { place }),
    }),
  'agency-invited': (state, { agency, role }) => ({
    ...state,
    invited: [...state.invited, { agency, role }],
  }),
  'capacity-extended': (state, { capacity, sequence = state.sequence }) => ({
    ...withMeeting(state, { capacity }),
    sequence,
  }),
  'list-closed': (state) => ({ ...state, stage: 'listClosed' }),
  'agenda-circulated': (state) => ({ ...state, stage: 'circulated' }),
  'agenda-opened': unchanged,
  'session-opened': (state, { at }) => ({ ...state, stage: 'inSession', openedAt: at }),
  'quorum-reached': (state) => ({ ...state, wasQuorate: true }),
  'quorum-lost': unchanged,
  'session-adjourned': (state, { because }) => ({
    ...state,
    stage: 'adjourned',
    items: because === 'other' ? state.items : state.items.map(unheard),
  }),
  'session-closed': (state) => ({ ...state, stage: 'minutes' }),
  'conference-reconvened': (state, { as }) => ({ ...state, reconvenedAs: as }),
  'record-restored': unchanged,
  'address-failed': unchanged,
  'reply-heard': unchanged,
} satisfies Partial<Evolutions>

/** An item that waits on for want of a quorum. */
const unheard = (item: Item): Item =>
  item.status === 'listed' ? { ...item, inquorate: (item.inquorate ?? 0) + 1 } : item
