import type { ContactChannel, SafeContactTerms } from '../../victim/safe-contact.ts'
import { titled } from '../../codes.ts'
import { pickTitles } from '../../titled.ts'
import type { Flag } from './flags.ts'
import type { Party } from '../../entity/decider.ts'

/** Which victim of a pathway: a letter, in the order in which they came to it. It says nothing of anybody. */
export type StrandId = string

/** The letter of the victim with whom every pathway begins. What names no victim, and is about one, is about that one. */
export const firstStrand: StrandId = 'A'

/** What is to be known of one victim, and not of the whole pathway. */
export const strandFlags = [
  'contactUnsafe',
  'supportDeclined',
  'unreachable',
  'victimDied',
] as const
export type StrandFlag = (typeof strandFlags)[number]

/** Whether a flag is about one victim. */
export const isStrandFlag = (flag: Flag): flag is StrandFlag =>
  strandFlags.some((one) => one === flag)

/** What the contact with one victim has come to. */
export interface StrandFacts {
  /** The id of the victim. */
  readonly victim?: string
  /** Tries in a row that did not reach the victim. */
  readonly contactTries: number
  /** Whether the victim was ever reached, or has declined. */
  readonly contactMade?: true
  /** How the advocate says that contact is safe. */
  readonly safeContact?: SafeContactTerms
  /** How the referral says that it is, which binds until the advocate has spoken; older pathways do not say. */
  readonly referredContact?: SafeContactTerms
  /** The channels by which somebody else was reached, until the advocate says how contact is safe. */
  readonly closedChannels?: readonly ContactChannel[]
}

/** Why a strand ended before its pathway. */
export const strandEnds = titled({
  sameVictim: 'Is the same as another victim of this pathway',
  notVictim: 'Was not a victim of this person',
  wish: 'Wishes no part in it any more',
  elsewhere: 'Is seen to on another pathway',
  givenBack: 'Went back with the referral',
})
export type StrandEnd = keyof typeof strandEnds

/** The ends that people give; the rest follow from something else. */
export const saidStrandEnds = pickTitles(
  strandEnds,
  ...(['sameVictim', 'notVictim', 'wish', 'elsewhere'] as const),
)

/** What stands beside that, from the moment at which a pathway has a second victim. */
export interface StrandStanding {
  /** Who works for this victim; unsaid, whoever is the site's advocate. */
  readonly advocate?: Party
  /** Whether the chair has said that the other advocates may know of this victim. */
  readonly disclosed?: true
  readonly ended?: StrandEnd
  /** When the person was last referred because of this victim, where that is not the pathway's own date, or not when they came. */
  readonly lastReferralAt?: number
  /** The other pathways that have the same victim. */
  readonly shared?: readonly string[]
}

/** A strand but the first: what is known of a further victim. */
export interface LaterStrand extends StrandFacts, StrandStanding {
  readonly id: StrandId
  /** When they came to the pathway. */
  readonly since: number
  readonly flags: readonly StrandFlag[]
  /** The agency that brought this victim: the one that named or referred them. */
  readonly broughtBy?: string
  /** The pathway whose referral came here with this victim, while it is linked. */
  readonly from?: string
  /** The advocate's answer to the proposal to close. */
  readonly answer?: 'agree' | 'object' | 'notReached'
}

/** The strand of one victim, whichever it is. */
export type Strand = Omit<LaterStrand, 'since'> & Partial<Pick<LaterStrand, 'since'>>
