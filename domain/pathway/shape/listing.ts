import { type Risk, titled } from '../../codes.ts'
import type { WaitingHistory } from '../../conference/shape.ts'
import type { MeetingForm } from '../../policy/meetings.ts'

/** The meeting whose list a pathway is on; without `at` the meeting has not confirmed it yet. */
export interface Listing {
  readonly conference: string
  readonly at?: number
  /** The item that it is at that meeting, as far as the meeting has said. */
  readonly item?: string
  /** It is heard there as an emergency, and is not moved to another meeting automatically. */
  readonly emergency?: true
  /** The form of the meeting, if people listed it at another than the usual one. */
  readonly form?: MeetingForm
  /** The meeting of the site that it left, which was asked to send the item there. */
  readonly sentBy?: string
  /** The profile last sent to it; older listings do not say. */
  readonly said?: ListingProfile
  /** That profile was sent after the listing, and not with it. */
  readonly saidAnew?: true
}

/** The meetings that did not hear it, and after when it is to be heard. */
export interface RefusedBy {
  readonly by: readonly string[]
  readonly after?: number
  /** The same for an emergency, which waits for no later meeting than an emergency one. */
  readonly urgentAfter?: number
  /** The form in which people listed it: looked for first. */
  readonly form?: MeetingForm
  /** How it waited there, which the next meeting is told. */
  readonly waited?: WaitingHistory
}

/** What a pathway tells the meeting that hears it, and tells it again after a change. */
export interface ListingProfile {
  readonly children: boolean
  readonly risk: Risk
  readonly repeat: boolean
  readonly agencies: readonly string[]
}

/** How a pathway leaves all lists, or just one. */
export const listingEnds = titled({
  decided: 'Decided there',
  deferred: 'Deferred there',
  returned: 'Given back by the meeting',
  refused: 'Not taken by the meeting',
  elsewhere: 'To be heard elsewhere',
  notNeeded: 'A conference is no longer needed',
})

/** One of those ends. */
export type ListingEnd = keyof typeof listingEnds
