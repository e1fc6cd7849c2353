import type { AdjournReason } from '../codes.ts'
import type { Meeting } from '../shape.ts'
import type { MeetingQuorum } from '../../policy/meetings.ts'
import type { Party } from '../../entity/decider.ts'
import type { Role } from '../../codes.ts'
import type { WordsId } from '../../pathway/facts/words-id.ts'

/** The meeting itself: when it is, and its stage. */
export interface MeetingFacts {
  'conference-planned': Meeting & {
    invited: readonly Party[]
    byHand: boolean
    reason?: WordsId
  }
  'conference-rescheduled': {
    at: number
    listClosesAt: number
    returnsDueAt: number
    was: number
    sequence: number
    byHand: boolean
    place?: WordsId
    reason?: WordsId
  }
  /** It has the numbers of a newer version of its site's policy. */
  'policy-followed': {
    version: number
    before: number
    capacity: number
    minutesPerItem: number
    quorum: MeetingQuorum
    place?: WordsId
  }
  'conference-cancelled': { sequence: number; byHand: boolean; reason?: WordsId }
  'agency-invited': Party
  /** It ends later by that, and so does the entry in calendars. */
  'capacity-extended': { capacity: number; was: number; sequence?: number; reason: WordsId }
  'list-closed': { order: readonly string[] }
  'agenda-circulated': { order: readonly string[] }
  'agenda-opened': Party
  'session-opened': { at: number }
  'quorum-reached': { roles: readonly Role[] }
  'quorum-lost': { missing: readonly Role[] }
  'session-adjourned': { because: AdjournReason; reason?: WordsId }
  'session-closed': Record<string, never>
  'conference-reconvened': { as: string; at: number; late?: true }
  /** So many of the events before this one were put back into a restored database. */
  'record-restored': { events: number }
  'address-failed': { agency: string; role: Role; code: string }
  'reply-heard': { command: string; code: string }
}
