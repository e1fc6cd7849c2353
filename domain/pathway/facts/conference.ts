import type { ConferenceDecision } from '../../conference/codes.ts'
import type { AgreedAction, Dissent } from '../../conference/shape.ts'
import type { ReferredOn } from '../shape/referral.ts'
import type { Risk, Role } from '../../codes.ts'
import type { Action, CountingDecision, ReturnState } from '../shape/conference.ts'
import type { OfStrand } from './victim.ts'
import type { WordsId } from './words-id.ts'

/** Research, the conference, and the actions that were agreed. */
export interface ConferenceFacts {
  'research-opened': { agencies: string[]; due: number }
  /** `supersedes`: it counts in place of what the agency said before, on which nothing was decided. */
  'return-recorded': OfStrand & {
    agency: string
    kind: ReturnState
    note?: WordsId
    supersedes?: true
  }
  /** `leftOut`: that agency, if nobody of it may see the pathway any more. */
  'return-waived': { agency: string; reason?: WordsId; leftOut?: string }
  'conference-recorded': {
    decision: string
    rationale: WordsId
    emergency: boolean
    /** The meeting and its item, if the system kept the meeting. */
    conference?: string
    item?: string
    dissent?: readonly Dissent[]
    referTo?: string
    receiver?: string
    receiverName?: WordsId
    /** Why it was not decided at a meeting, and which agencies were heard. */
    whyNotMeeting?: WordsId
    heard?: readonly string[]
    ratedAt?: number
  }
  /** A meeting decided what had been decided elsewhere meanwhile: it is kept, and nothing follows on it by itself. */
  'decision-overtaken': ReferredOn & {
    conference: string
    item: string
    decision: Exclude<ConferenceDecision, 'defer'>
    risk: Risk
    rationale: WordsId
    dissent?: readonly Dissent[]
    actions?: readonly AgreedAction[]
  }
  /** Of a decision that was overtaken and of what was decided here, which counts. */
  'decision-chosen': {
    conference: string
    item: string
    counts: CountingDecision
    reason: WordsId
  }
  /** What a meeting decided was wrong, and why: this is what it decided. */
  'decision-corrected': ReferredOn & {
    conference: string
    item: string
    decision: string
    risk: Risk
    rationale: WordsId
    reason: WordsId
    /** What was agreed with the wrong decision has ended with it. */
    agreed?: 'ended'
  }
  'action-agreed': Action & { what: WordsId; why?: WordsId; due: number }
  'action-accepted': { id: string }
  'action-verified': { id: string; agreed: boolean; note?: WordsId }
  /** `conference`: the meeting that reviewed it, if one did. */
  'action-ended': {
    id: string
    outcome: NonNullable<Action['outcome']>
    note?: WordsId
    conference?: string
  }
  /** `leftOut`: whose it was, if nobody of that agency may see the pathway any more. */
  'action-reassigned': { id: string; agency: string; role: Role; leftOut?: string }
}
