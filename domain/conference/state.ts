import type { ConferenceStage } from './codes.ts'
import type { ConferenceKindCode } from './kinds.ts'
import type { Owing } from '../obligations/owing.ts'
import type { Party } from '../entity/decider.ts'
import type {
  BroughtAction,
  Interest,
  Item,
  Meeting,
  MeetingRetention,
  Minutes,
  Seat,
} from './shape.ts'

/** A meeting as its events made it. Plain JSON; holds ids, codes and instants, and no words. */
export interface ConferenceState extends Owing<ConferenceKindCode> {
  readonly stage: ConferenceStage
  readonly meeting?: Meeting
  /** A person moved it, so its date is theirs and the rhythm leaves it alone. */
  readonly movedByHand?: true
  /** Pathways made it, as an emergency: without an item it is for nobody. */
  readonly madeByPathway?: true
  /** The rhythm cancelled it, and no person: its slot can be filled again. */
  readonly cancelledByRhythm?: true
  /** How often its date, its place or its end changed, as calendars count it. */
  readonly sequence: number
  readonly invited: readonly Party[]
  readonly items: readonly Item[]
  /** The order that the chair gave, by item; absent while the form's own order applies. */
  readonly order?: readonly string[]
  /** The items that are heard together, by group. */
  readonly groups?: readonly (readonly string[])[]
  /** By `seatKey`. */
  readonly seats: Readonly<Record<string, Seat>>
  /** Who accepted confidentiality for themselves, by their opaque ids; meetings of an earlier version have none. */
  readonly readers?: readonly string[]
  /** What was declared, in its order; meetings of an earlier version say of seats alone that they are in conflict. */
  readonly interests?: readonly Interest[]
  readonly openedAt?: number
  /** Whether there has been a quorum since the session was opened. */
  readonly wasQuorate?: true
  readonly actions: readonly BroughtAction[]
  readonly expiries: readonly { readonly pathway: string; readonly until: number }[]
  readonly minutes?: Minutes
  readonly reconvenedAs?: string
  readonly retention?: MeetingRetention
}

/** A meeting before its first event. */
export const initialConference = (id: string): ConferenceState => ({
  id,
  stage: 'unplanned',
  obligations: {},
  opened: 0,
  sequence: 0,
  invited: [],
  items: [],
  seats: {},
  actions: [],
  expiries: [],
})

export const seatKey = ({ agency, role }: Party): string => `${agency}/${role}`

export const sameParty = (one: Party, other: Party): boolean => seatKey(one) === seatKey(other)

/** The items that are still to be heard at this meeting. */
export const listedItems = ({ items }: ConferenceState): Item[] =>
  items.filter(({ status }) => status === 'listed')

/** Whether somebody at high risk was not heard at two meetings running, for want of a quorum. */
export const isStuckAtHighRisk = (state: ConferenceState): boolean =>
  listedItems(state).some(({ risk, inquorate = 0 }) => risk === 'high' && inquorate > 1)

/** Whether the meeting still has something to do at the table: an item to hear, or an open action to review. */
export const hasWork = (state: ConferenceState): boolean =>
  listedItems(state).length > 0 || state.actions.some(({ review }) => !review)

export const itemOf = ({ items }: ConferenceState, id: string): Item | undefined =>
  items.find((item) => item.id === id)

/** The item by which a pathway is still to be heard here. */
export const listedItemOf = (state: ConferenceState, pathway: string): Item | undefined =>
  listedItems(state).find((item) => item.pathway === pathway)
