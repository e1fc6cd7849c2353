import type { Role } from '../codes.ts'
import type { ObligationCode } from './kinds.ts'

/** Something that is owed: what, by whom, since when, until when, under which clock, and its place on its ladder. */
export interface Obligation<What extends string = ObligationCode> {
  readonly id: string
  readonly what: What
  readonly agency: string
  readonly role: Role
  readonly since: number
  readonly due: number
  /** From when its clock runs, if that is not `since`. */
  readonly from?: number
  /** By what it is to be done: its clock is counted back from then, and not from its beginning. */
  readonly before?: number
  /** A person or a rule set its date, not its clock. A changed policy or calendar leaves it alone. */
  readonly given?: true
  /** The policy's clock and ladder that it follows. */
  readonly clock: string
  readonly ladder: string
  /** The rungs still to come, soonest first: index in the ladder, and the instant. */
  readonly rungs: readonly (readonly [index: number, at: number])[]
  /** The index of the highest rung reached; absent before the first. */
  readonly reached?: number
  /** How often somebody asked for a reminder out of turn. */
  readonly nudges: number
  /** The agencies to which a notice about it was addressed. */
  readonly told: readonly string[]
  /** Since when a hold has stopped its clock: what was left until `due` then is left when it goes on. It has no rungs. */
  readonly stopped?: number
  /** The times that holds have taken out of its clock, each from when until when. */
  readonly paused?: readonly (readonly [from: number, until: number])[]
  /** What people have moved its date by, where they have. */
  readonly extended?: Extended
  /** Which victim it is about, where that is not the first. */
  readonly strand?: string
  /** What it is about within the pathway: an action, a session, an agency's return. */
  readonly about?: string
}

/** How often people have moved a date, and from which. */
export interface Extended {
  readonly times: number
  readonly from: number
  /** Whose later date nobody confirmed: past the limit, it is somebody else who asks the next time. */
  readonly lapsed?: string
  /** The last time was past what one person may: the date that stands again unless a second one confirms it, and who moved it. */
  readonly unconfirmed?: { readonly was: number; readonly by: string; readonly given?: true }
}
