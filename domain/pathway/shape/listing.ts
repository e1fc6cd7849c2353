import type { Risk } from '../../codes.ts'
import type { WaitingHistory } from '../../conference/shape.ts'
import type { MeetingForm } from '../../policy/meetings.ts'

/** On the list of which meeting a pathway stands; without `at` the meeting has not said so yet. */
export interface Listing {
  readonly conference: string
  readonly at?: number
  /** As which item of that meeting, as far as it has said. */
  readonly item?: string
  /** It is heard there as an emergency, and not taken to another meeting by itself. */
  readonly emergency?: true
  /** Of which form the meeting is, where people listed it at another than the usual. */
  readonly form?: MeetingForm
  /** The meeting of the site that it left, which was asked to send the item there. */
  readonly sentBy?: string
  /** What was last said to it of the pathway; listings of old do not say. */
  readonly said?: ListingProfile
  /** That was not said when it was listed, but since. */
  readonly saidAnew?: true
}

/** The meetings that have not heard it, and after when it is to be heard. */
export interface RefusedBy {
  readonly by: readonly string[]
  readonly after?: number
  /** The same for an emergency, which waits for no later meeting than an emergency one. */
  readonly urgentAfter?: number
  /** The form in which people listed it: looked for first. */
  readonly form?: MeetingForm
  /** How it waited there, which the next one is told. */
  readonly waited?: WaitingHistory
}

/** What a pathway says of itself to the meeting that hears it, and says anew when it has changed. */
export interface ListingProfile {
  readonly children: boolean
  readonly risk: Risk
  readonly repeat: boolean
  readonly agencies: readonly string[]
}

/** How a pathway comes to be on no list any more, or not on that one. */
export const listingEnds = {
  decided: { title: 'Decided there' },
  deferred: { title: 'Deferred there' },
  returned: { title: 'Given back by the meeting' },
  refused: { title: 'Not taken by the meeting' },
  elsewhere: { title: 'To be heard elsewhere' },
  notNeeded: { title: 'A conference is no longer needed' },
} as const

/** One of those ends. */
export type ListingEnd = keyof typeof listingEnds
