import type {
  Attendance,
  ConferenceDecision,
  ItemStatus,
  ReturnAnswer,
  WithheldReason,
} from './codes.ts'
import type { MeetingForm, MeetingQuorum } from '../policy/meetings.ts'
import type { CountingDecision } from '../pathway/shape/conference.ts'
import type { ErasureGround, ErasureProposal } from '../pathway/shape/closure.ts'
import type { Party } from '../entity/decider.ts'
import type { Represented } from '../kept-out.ts'
import type { Risk, Role } from '../codes.ts'
import type { StrandId } from '../pathway/shape/strand.ts'
import type { WordsId } from '../pathway/facts/words-id.ts'

/**
 * How an item has waited, which its pathway hands on to the next meeting that it asks. What an agency keeps to itself does not
 * go by way of the pathway: it is asked for again.
 */
export interface WaitingHistory {
  readonly since: number
  readonly carried?: true
  readonly returns: readonly GivenReturn[]
}

/** An item as its pathway was told of it: which it is, and from where the meeting took it over. */
export interface ReportedItem {
  readonly item: string
  readonly from?: { readonly conference: string; readonly item: string }
}

/** A return as one meeting hands it to another: its words by their ids. */
export type GivenReturn = { readonly agency: string; readonly kind: ReturnAnswer } & Omit<
  Return,
  'state' | 'kept'
>

/** What an agency was asked about one item, and what came back. Of what it keeps to itself, only that there is some, and why. */
export interface Return {
  readonly state: 'asked' | ReturnAnswer | 'waived'
  /** The ids of what it says it knows, and of why it declined. */
  readonly note?: string
  readonly reason?: string
  readonly late?: true
  readonly internal?: true
  readonly withheld?: WithheldReason
  /** The one victim whom it is about, if it is not about all. */
  readonly strand?: StrandId
  /** Given to a meeting that had the item earlier: it is not asked for again, and a newer one is accepted. */
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
  /** When it was first listed, at this meeting or at an earlier one. */
  readonly since: number
  /** Undecided at a meeting that was adjourned: it comes before the others. */
  readonly carried?: true
  /** How many meetings running could not hear it for want of a quorum. */
  readonly inquorate?: number
  /** Listed at an earlier meeting, and as which item there. */
  readonly from?: { readonly conference: string; readonly item: string }
  /** The agencies that the pathway calls for, besides those that the policy asks. */
  readonly agencies: readonly string[]
  /** The agencies that the meeting does not ask: they answered on the pathway before it was listed, or may not see it. */
  readonly answered?: readonly string[]
  /** The agencies of which one person alone may sit here: nobody else of them may see the pathway. */
  readonly represented?: readonly Represented[]
  /** The seats, by `seatKey`, that these people took. */
  readonly sitting?: readonly string[]
  readonly returns: Readonly<Record<string, Return>>
  readonly presented?: Party & { readonly at: number; readonly briefed: boolean }
  readonly heardWithoutReferrer?: true
  readonly status: ItemStatus
  readonly decision?: Exclude<ConferenceDecision, 'defer'>
  /** The meeting that it went to, if one was named. */
  readonly to?: string
  /** That meeting could not take it: it is its pathway's again. */
  readonly cameBack?: true
  /** What was decided here came when its pathway waited for no decision any more. */
  readonly overtaken?: true
  /** Whether it counts all the same, or what was decided there, once somebody has said. */
  readonly counts?: CountingDecision
}

/** One chair at the table: an agency in a role. */
export interface Seat {
  readonly how?: Attendance
  readonly late?: true
  readonly accepted?: true
  /** In conflict about the whole meeting, or about these items. */
  readonly conflict?: 'all' | readonly string[]
}

/** A conflict of interest about an item, or about the whole meeting: a seat's, and the person's whose it is if that was said. */
export interface Interest extends Party {
  readonly id: string
  readonly item?: string
  /** By their opaque id. */
  readonly person?: string
  readonly withdrawn?: true
  /** A colleague sits in for it, so that the seat counts all the same. */
  readonly covered?: true
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

/** An open action that the meeting reviews, and what it found. */
export interface BroughtAction {
  readonly pathway: string
  readonly action: string
  readonly agency: string
  readonly due: number
  /** The victim whose part of the safety plan it is. */
  readonly strand?: StrandId
  readonly review?: 'done' | 'noLongerPossible' | 'notDone' | 'carried'
}

/** How far the minutes of the meeting have got. */
export interface Minutes {
  readonly status: 'drafted' | 'circulated' | 'approved'
  /** One more with each correction. */
  readonly version: number
}

/** What is to become of the record of a meeting. */
export interface MeetingRetention {
  /** The date that was set when it was last decided to keep it. */
  readonly until?: number
  /** An erasing that waits for a second person. */
  readonly proposed?: ErasureProposal
  /** Its words are erased, and on what ground. */
  readonly erased?: ErasureGround
}

/** A view that differs from the decision, by the agency that holds it. */
export interface Dissent {
  readonly agency: string
  readonly view: WordsId
}

/** An action as agreed: whose it is, what, why, and by when. It becomes an obligation on its pathway. */
export interface AgreedAction {
  readonly agency: string
  readonly role: Role
  readonly what: WordsId
  readonly why?: WordsId
  readonly due: number
  /** The victim whose part of the safety plan it is; everybody's, if nothing is said. */
  readonly strand?: StrandId
}

/** What somebody looking for room asks of a meeting. */
export interface Room {
  readonly id: string
  readonly at: number
  readonly listClosesAt: number
  readonly capacity: number
  readonly listed: number
}

/** A meeting that has not begun, as the site's list of meetings has it; its list is open until it closes. */
export interface OpenMeeting extends Room {
  readonly form: MeetingForm
  readonly emergency: boolean
}
