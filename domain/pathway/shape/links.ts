import type { Party } from '../../entity/decider.ts'
import type { ObligationCode } from '../../obligations/kinds.ts'
import type { Flag } from './flags.ts'
import type { Hold } from './treatment.ts'
import type { Order } from './orders.ts'
import type { StrandFacts, StrandFlag, StrandId } from './strand.ts'

/** A first contact with the victim that a referral still owed when it was linked. */
export interface OwedContact {
  readonly what: 'victimContact' | 'victimContactHigh'
  readonly since: number
  readonly due: number
}

/** What was owed when a referral was linked: whose it was, since when, and until when. */
export interface OwedWhenLinked extends Party {
  readonly what: ObligationCode
  readonly since: number
  readonly due: number
  readonly clock: string
  readonly about?: string
  readonly strand?: StrandId
}

/** A referral that went to another pathway, and what comes back with it if it returns; older links know only of the contact. */
export interface Link {
  readonly to: string
  readonly urgent?: true
  readonly contact?: OwedContact
  readonly owed?: readonly OwedWhenLinked[]
  readonly hold?: Hold
}

/** The pathway's position when it took a referral over: what it moved on from, and what it had not yet been told. */
export interface PositionBeforeLink {
  readonly at: number
  readonly opened: number
  /** Those of its flags that the referral was to raise. */
  readonly raises: readonly Flag[]
  readonly watchUntil?: number
}

/** A referral taken over from another pathway; `before` is the last referral without it. */
export interface TakenReferral {
  readonly pathway: string
  readonly referredAt: number
  readonly before?: number
  /** While nothing else has pressed since, or led to another stage: what the referral set off can be undone. */
  readonly stood?: PositionBeforeLink
}

/** The person was found to be another pathway's; `was` is who it was earlier. */
export interface Merge {
  readonly pathway: string
  readonly was: string
}

/** A merge that waits, because it would make somebody person and victim of one pathway: of the persons, or of two victims. */
export interface HeldMerge {
  readonly pathway: string
  readonly person?: string
  readonly victim?: string
  readonly strand?: StrandId
  /** Who asked for it: somebody else decides. */
  readonly by: string
}

/** A pathway whose person may be the same, and the flags behind which it stands; of another site's nothing else is known. */
export interface Suggestion {
  readonly pathway?: string
  readonly flags: readonly Flag[]
}

/**
 * How a pathway stands to one at another site about which somebody said that the person is the same: said here, and the other is
 * asked; said there, and it is asked here; tied, and both go on; or found to be about somebody else.
 */
export interface SamePersonTie {
  readonly match: string
  readonly pathway: string
  readonly site: string
  readonly standing: 'said' | 'asked' | 'tied' | 'apart'
}

/** An order that a linked referral brings to the other pathway, with what is owed on it. */
export interface CarriedOrder {
  readonly order: Order
  readonly owes: readonly OwedWhenLinked[]
}

/** One victim of a linked referral, as that pathway knew them. */
export interface CarriedStrand extends Omit<StrandFacts, 'victim'> {
  /** The letter under which that pathway has them. */
  readonly strand: StrandId
  readonly victim: string
  readonly advocate?: Party
  readonly broughtBy?: string
  readonly flags: readonly StrandFlag[]
  /** The first contact that is still owed to them. */
  readonly contact?: OwedContact
  /** What else is owed to them: looks, news, and an answer to their being out of reach; older links do not say. */
  readonly owes?: readonly OwedWhenLinked[]
}

/** An offer to another site that waits for its answer. */
export interface Transfer {
  readonly to: string
  /** The id of the words in which it was offered. */
  readonly reason: string
}
