import type { Flag } from './shape/flags.ts'
import type { Action, ReturnState } from './shape/conference.ts'
import type { Rating, Risk } from '../codes.ts'
import type { Custody, Hold, EarlierPlan, Session } from './shape/treatment.ts'
import type { KeptOut } from '../kept-out.ts'
import type { Listing, RefusedBy } from './shape/listing.ts'
import type { Opening } from './shape/opening.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { Order } from './shape/orders.ts'
import { owedOf } from '../obligations/owing.ts'
import type { Party } from '../entity/decider.ts'
import type { Retention, TakenOut } from './shape/closure.ts'
import type { ReferralFindings } from './shape/referral.ts'
import type {
  HeldMerge,
  Link,
  Merge,
  Suggestion,
  TakenReferral,
  Transfer,
  SamePersonTie,
} from './shape/links.ts'
import type { stopReasons } from './shape/choices.ts'
import type { CounterFinding, KnownElsewhere } from './shape/known-victim.ts'
import type { LaterStrand, StrandFacts, StrandId, StrandStanding } from './shape/strand.ts'
import type { Place } from '../stages/index.ts'

/**
 * A pathway as its events made it. Plain JSON; holds ids, codes and instants, and no words. What it has of a victim itself
 * is the first one's (`strands.ts`), so that a state of any version has it there.
 */
export interface PathwayState extends StrandFacts {
  readonly id: string
  readonly stage: Place
  readonly site?: string
  readonly policyVersion?: number
  /** The version of the table of holidays by which its clocks were planned; older pathways do not say. */
  readonly calendar?: string
  readonly person?: string
  /** What stands beside the facts of the first strand, once there is a second. */
  readonly firstStrand?: StrandStanding
  /** The strands of its further victims, in the order in which they came. */
  readonly strands?: readonly LaterStrand[]
  /** On which other pathways somebody of this one may be known, as a victim or on the other side. */
  readonly knownElsewhere?: readonly KnownElsewhere[]
  /** A merge of two records that waits for somebody else to look at it. */
  readonly heldMerge?: HeldMerge
  /** Who is known to be under 18: the person, and victims by their letters. */
  readonly under18?: readonly string[]
  /** What was found of a counter-allegation. */
  readonly counter?: CounterFinding
  /** The site's service, where it works for the victims of this side of a counter-allegation. */
  readonly usualOnSide?: string
  readonly referrer?: Party
  readonly referral?: ReferralFindings
  readonly openedAt?: number
  readonly lastReferralAt?: number
  /** A watch was reopened, and the conference about it has not decided. */
  readonly reopened?: true
  readonly flags: readonly Flag[]
  readonly risk?: Risk
  /** When somebody last rated the risk, whether or not it changed. */
  readonly riskRatedAt?: number
  readonly ratings?: Readonly<Record<string, Rating>>
  readonly typology?: string
  /** The open obligations by id; what has ended is in the events and the read model. */
  readonly obligations: Readonly<Record<string, Obligation>>
  readonly opened: number
  readonly returns: Readonly<Record<string, ReturnState>>
  /** The ids of what agencies said they know. */
  readonly returnNotes?: Readonly<Record<string, string>>
  /** The one victim whom an agency's last answer is about, where it is not about all. */
  readonly returnStrands?: Readonly<Record<string, StrandId>>
  /** The agencies whose answers predate what a conference is now owed for. */
  readonly outdated?: readonly string[]
  readonly actions: readonly Action[]
  /** Whether the police investigate, as far as they said. */
  readonly investigation?: 'open' | 'closed'
  readonly consent?: 'given' | 'withdrawn'
  readonly provider?: Party
  /** The provider has given the programme up, and no other goes on with it yet. */
  readonly givenUp?: true
  /** On what ground the sessions were planned. */
  readonly basis?: 'consent' | 'order'
  /** The order of the register that mandates them, if one was named. */
  readonly mandate?: string
  readonly plan?: EarlierPlan
  readonly sessions: readonly Session[]
  readonly missedRunning: number
  /** How many of the sessions are an earlier programme's; older pathways do not say. */
  readonly earlierSessions?: number
  /** To which service triage referred on, and the agency that receives it there, while that is so. */
  readonly referredTo?: string
  /** Whether the receiver has said that it has the case. */
  readonly referralAcknowledged?: true
  /** The register of orders and conditions. */
  readonly orders?: readonly Order[]
  readonly closure?: {
    readonly answer?: 'agree' | 'object' | 'notReached'
    readonly overrideAt: number
    readonly overridden?: true
  }
  readonly watchUntil?: number
  /** The chair means to stop it, because it should never have been; and what the advocate said of that. */
  readonly stop?: { readonly code: keyof typeof stopReasons; readonly answer?: 'agree' | 'object' }
  /** The pathway that this referral is linked to, as long as it is. */
  readonly link?: Link
  readonly taken?: readonly TakenReferral[]
  readonly merges?: readonly Merge[]
  /** What searches for the same person suggested. */
  readonly suggested?: readonly Suggestion[]
  /** The pathways about whom somebody found that they are about another person. */
  readonly notSame?: readonly string[]
  /** What was said of pathways at other sites that may be about the same person. */
  readonly samePerson?: readonly SamePersonTie[]
  readonly retention?: Retention
  /** Who may not see it, and who alone may; older pathways do not say, and keep nobody out. */
  readonly keptOut?: KeptOut
  /** Who opened it in an emergency, in the order in which they did. */
  readonly openings?: readonly Opening[]
  /** The texts that were taken out, each with who did it; `destroyed` once a second person has confirmed it. */
  readonly takenOut?: readonly TakenOut[]
  /** While it is offered to another site. */
  readonly transfer?: Transfer
  /** While treatment is on hold. */
  readonly hold?: Hold
  readonly custody?: Custody
  /** The list it is on. */
  readonly listing?: Listing
  readonly turnedAway?: RefusedBy
  /** The meetings whose list it left before they had confirmed it; their late confirmations are ignored. */
  readonly leftUnheard?: readonly string[]
  /** What meetings decided about it, by meeting and item: each counts once. */
  readonly decisions?: readonly string[]
}

/** A pathway before its first event. */
export const initialPathway = (id: string): PathwayState => ({
  id,
  stage: 'received',
  flags: [],
  contactTries: 0,
  obligations: {},
  opened: 0,
  returns: {},
  actions: [],
  sessions: [],
  missedRunning: 0,
})

/** The open obligations of these kinds, oldest first; of every kind when none is named. */
export const owed = (state: PathwayState, ...kinds: Obligation['what'][]): Obligation[] =>
  owedOf(state, ...kinds)

/** The first session that nobody has recorded yet. */
export const nextSession = (state: PathwayState): Session | undefined =>
  [...state.sessions].filter(({ record }) => !record).sort((a, b) => a.at - b.at)[0]
