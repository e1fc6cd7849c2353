import type { services } from '../../pathway/shape/referral.ts'
import type { AgreedAfter, Attendance, ConferenceDecision } from '../codes.ts'
import type { Party } from '../../entity/decider.ts'
import type { Risk } from '../../codes.ts'
import type { WordsId } from '../../pathway/facts/words-id.ts'
import type { Dissent, AgreedAction } from '../shape.ts'

/** What happens while the meeting meets. */
export interface SessionFacts {
  'attendance-recorded': Party & { how: Attendance; at: number; late?: true }
  'confidentiality-accepted': Party
  /** A person, by their opaque id, accepted it for themselves: papers are theirs to read from then on. */
  'papers-accepted': { reader: string }
  /** `person`: whose it is, by their opaque id. Facts of an earlier version say the seat alone. */
  'conflict-declared': Party & { id?: string; item?: string; person?: string; reason?: WordsId }
  'conflict-withdrawn': Party & { id: string; item?: string }
  /** Somebody without the conflict sits there for the item, or for the whole meeting. */
  'seat-taken': Party & {
    item?: string
    /** Whoever alone may sit there for the agency, as its item says. */
    represents?: true
  }
  'item-presented': Party & { item: string; at: number; briefed: boolean }
  'no-show-overridden': { item: string; reason: WordsId }
  'item-decided': {
    id: string
    pathway: string
    decision: Exclude<ConferenceDecision, 'defer'>
    risk: Risk
    rationale: WordsId
    dissent: readonly Dissent[]
    actions: readonly AgreedAction[]
    /** For a decision to refer on: to which service, and who receives it. */
    referTo?: keyof typeof services
    receiver?: string
    receiverName?: WordsId
    /** It counts in place of what was decided about it before, and why. */
    supersedes?: true
    reason?: WordsId
    /** What becomes of what was agreed with the decision that it replaces; it stands where nothing is said. */
    agreed?: AgreedAfter
  }
}
