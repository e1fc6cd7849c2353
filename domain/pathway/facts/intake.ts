import type { Agreement, Band, MatchStanding } from '../../matching/codes.ts'
import type { Flag } from '../shape/flags.ts'
import type {
  CarriedOrder,
  CarriedStrand,
  HeldMerge,
  OwedContact,
  OwedWhenLinked,
  PositionBeforeLink,
  Suggestion,
} from '../shape/links.ts'
import type { WordsId } from './words-id.ts'

/** Who else the person may be, or is, and where a referral went. About a pathway at another site, only that there is one. */
export interface IntakeFacts {
  'matches-found': {
    searched: boolean
    /** The search ended at its bound: there may be more. */
    stopped?: true
    found: {
      /** Of another site nothing else is said; older facts name it. */
      elsewhere?: true
      site?: string
      band?: Band
      standing?: MatchStanding
      agreed?: Agreement[]
      pathway?: string
      person?: string
    }[]
    raises: Flag[]
    /** What stands behind each of those; older facts do not say. */
    suggests?: Suggestion[]
  }
  /** Another site's referral is about somebody who may be the same. */
  'match-elsewhere': { site: string; band: Band }
  'referral-linked': {
    to: string
    reason: WordsId
    referredAt: number
    urgent: boolean
    contact?: OwedContact
    /** Contact with its victim is unsafe; only of one whom it has under no id, for else the strand says so. */
    unsafe?: true
    /** Its victims, as it knew them; older facts do not say. */
    strands?: CarriedStrand[]
    /** What comes back with it, if it does. */
    owed?: OwedWhenLinked[]
    orders?: CarriedOrder[]
  }
  'referral-unlinked': { from: string; reason?: WordsId; refused?: string }
  'referral-taken': {
    pathway: string
    referredAt: number
    before?: number
    stood?: PositionBeforeLink
  }
  'referral-given-back': { pathway: string }
  /** It would make somebody person and victim of one pathway, so somebody else looks first. */
  'merge-held': HeldMerge & { reason: WordsId }
  'merge-reviewed': { pathway: string; same: boolean; reason: WordsId }
  'person-merged': { pathway: string; was: string; person: string; reason: WordsId }
  'person-split': {
    pathway: string
    person: string
    reason?: WordsId
    refused?: string
    /** They are two people from now on; older facts only undid the merge. */
    apart?: true
  }
  /** The two are about different people; which flags of the search come down with that. */
  'not-same-confirmed': { pathway: string; person: string; reason: WordsId; lowers: Flag[] }
  /** Nobody knows any more that they are about different people. */
  'not-same-lifted': { pathway: string; reason: WordsId; raises: Flag[] }
  'merge-noted': { pathway: string; undone: boolean }
  /** The person is the same as on a pathway at another site, which is asked. Readers are told of neither it nor its site. */
  'same-person-said': { match: string; pathway: string; site: string; reason: WordsId }
  /** Another site says so. */
  'same-person-heard': { match: string; pathway: string; site: string }
  /** What was found here of what another site says, or of what was said here until now. */
  'same-person-answered': { match: string; pathway: string; same: boolean; reason: WordsId }
  /** The same of the other site; `refused` is why it could not be asked. */
  'same-person-noted': { match: string; same: boolean; refused?: string }
}
