import type {
  Attendance,
  ConferenceDecision,
  ConferenceStage,
  ItemStatus,
  ReturnAnswer,
  WithheldReason,
} from './codes.ts'
import type { ConferenceKindCode } from './kinds.ts'
import type { MeetingForm, MeetingQuorum } from '../policy/meetings.ts'
import type { Owing } from '../obligations/owing.ts'
import type { Party } from '../decider.ts'
import type { Risk } from '../codes.ts'

/** What an agency was asked about one item, and what came back. Of what it keeps to itself, only that there is some, and why. */
export interface Return {
  readonly state: 'asked' | ReturnAnswer | 'waived'
  /** The ids of what it says it knows, and of why it declined. */
  readonly note?: string
  readonly reason?: string
  readonly late?: true
  readonly internal?: true
  readonly withheld?: WithheldReason
  /** Given to a meeting that had the item before: it is not asked for again, and a newer one is taken. */
  readonly kept?: true
}

/** One pathway on the agenda. Nothing here says who anybody is. */
export interface Item {
  readonly id: string
  readonly pathway: string
  readonly children: boolean
  readonly risk: Risk
  readonly repeat: boolean
  readonly referrer: Party
  /** When it was first listed, at this meeting or at one before. */
  readonly since: number
  /** Undecided at a meeting that was adjourned: it comes before the others. */
  readonly carried?: true
  /** Listed at a meeting before, and as which item there. */
  readonly from?: { readonly conference: string; readonly item: string }
  /** The agencies that the pathway calls for beside those that the policy asks. */
  readonly agencies: readonly string[]
  /** The agencies that have answered on the pathway before it was listed; the meeting does not ask them again. */
  readonly answered?: readonly string[]
  readonly returns: Readonly<Record<string, Return>>
  readonly presented?: Party & { readonly at: number; readonly briefed: boolean }
  readonly heardWithoutReferrer?: true
  readonly status: ItemStatus
  readonly decision?: Exclude<ConferenceDecision, 'defer'>
  /** The meeting that it went to, where one was named. */
  readonly to?: string
  /** That meeting could not take it: it is its pathway's again. */
  readonly cameBack?: true
}

/** One chair at the table: an agency in a role. */
export interface Seat {
  readonly how?: Attendance
  readonly late?: true
  readonly accepted?: true
  /** In conflict about the whole meeting, or about these items. */
  readonly conflict?: 'all' | readonly string[]
}

/** What is fixed when a meeting is planned, and what a person may change of it. */
export interface Meeting {
  readonly site: string
  readonly form: MeetingForm
  readonly policyVersion: number
  readonly at: number
  readonly place?: string
  readonly slot?: string
  readonly listClosesAt: number
  readonly returnsDueAt: number
  readonly capacity: number
  readonly minutesPerItem: number
  readonly quorum: MeetingQuorum
  readonly emergency?: true
  readonly reconvenes?: string
}

export interface BroughtAction {
  readonly pathway: string
  readonly action: string
  readonly agency: string
  readonly due: number
  readonly review?: 'done' | 'noLongerPossible' | 'notDone' | 'carried'
}

export interface Minutes {
  readonly status: 'drafted' | 'circulated' | 'approved'
  /** One more with each correction. */
  readonly version: number
}

/** A meeting as its events made it. Plain JSON; holds ids, codes and instants, and no words. */
export interface ConferenceState extends Owing<ConferenceKindCode> {
  readonly stage: ConferenceStage
  readonly meeting?: Meeting
  /** A person moved it: its date is theirs, and the rhythm leaves it alone. */
  readonly movedByHand?: true
  /** Pathways made it, as an emergency: without an item it is for nobody. */
  readonly madeByPathway?: true
  /** The rhythm cancelled it, and no person: its slot can be filled again. */
  readonly cancelledByRhythm?: true
  /** How often its date, its place or its end changed, as calendars count it. */
  readonly sequence: number
  readonly invited: readonly Party[]
  readonly items: readonly Item[]
  /** The order that the chair gave, by item; absent while the form's own order stands. */
  readonly order?: readonly string[]
  /** By `seatKey`. */
  readonly seats: Readonly<Record<string, Seat>>
  readonly openedAt?: number
  /** Whether there has been a quorum since the session was opened. */
  readonly wasQuorate?: true
  readonly actions: readonly BroughtAction[]
  readonly expiries: readonly { readonly pathway: string; readonly until: number }[]
  readonly minutes?: Minutes
  readonly reconvenedAs?: string
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
export const listed = ({ items }: ConferenceState): Item[] =>
  items.filter(({ status }) => status === 'listed')

/** Whether the meeting still has something to do at the table: an item to hear, or an open action to review. */
export const hasWork = (state: ConferenceState): boolean =>
  listed(state).length > 0 || state.actions.some(({ review }) => !review)

export const itemOf = ({ items }: ConferenceState, id: string): Item | undefined =>
  items.find((item) => item.id === id)

/** The item by which a pathway is still to be heard here. */
export const listedFor = (state: ConferenceState, pathway: string): Item | undefined =>
  listed(state).find((item) => item.pathway === pathway)
