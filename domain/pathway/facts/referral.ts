import type { FormerNames } from '../shape/choices.ts'
import type { Party } from '../../entity/decider.ts'
import type { SafeContactTerms } from '../../victim/safe-contact.ts'
import type { OfStrand } from './victim.ts'
import type { Screening, Suggestion } from '../shape/referral.ts'
import type { WordsId } from './words-id.ts'

/** The referral, and what triage made of it. */
export interface ReferralFacts {
  'referral-received': {
    site: string
    policy: number
    calendar?: string
    receivedAt: number
    person: string
    victim: string
    referrer: Party
    urgent: boolean
    concern: WordsId
    safeToContact: boolean
    /** How contact is safe, as the referral says it. */
    contactTerms?: SafeContactTerms
    incidents: { on: string; kind: string; note?: WordsId }[]
    children?: boolean
    screening: Screening
    lawfulBasis: string
  }
  'referral-accepted': { note?: WordsId }
  'referral-returned': { reason: WordsId }
  'referral-amended': OfStrand & {
    personRecord?: string
    victimRecord?: string
    /** Whether the referrer now calls contact safe; only the advocate can lower the flag. */
    safeToContact?: boolean
    /** The terms that hold from now, if what the referrer says made them stricter. */
    contactTerms?: SafeContactTerms
    concern?: WordsId
    incidents?: { on: string; kind: string; note?: WordsId }[]
    children?: boolean
    screening?: Screening
    urgent?: boolean
    note?: WordsId
  }
  /** What is known of the person is another record now. */
  'person-corrected': { personRecord: string; former: FormerNames; reason: WordsId }
  /** By whoever had made it. */
  'referral-withdrawn': { reason: WordsId }
  'referral-rejected': { code: string; reason: WordsId }
  'triage-decided': {
    outcome: string
    rationale: WordsId
    referTo?: string
    receiver?: string
    /** Who receives it, if that is not an agency of the site, or is a part of one. */
    receiverName?: WordsId
    /** What the screening suggested, if anything. */
    suggested?: Suggestion
    ratedAt?: number
    /** The meeting asks the agencies when its list closes; else they are asked at once. */
    askedAtMeeting?: true
  }
  'advice-recorded': { note: WordsId; to?: WordsId; toAgency?: string }
  'referral-on-acknowledged': { note: WordsId }
}
