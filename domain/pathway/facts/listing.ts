import type { ReportedItem, WaitingHistory } from '../../conference/shape.ts'
import type { MeetingForm } from '../../policy/meetings.ts'
import type { ListingEnd, ListingProfile } from '../shape/listing.ts'
import type { WordsId } from './words-id.ts'

/** Which list a pathway is on: asked for, confirmed by the meeting, moved with it or to another, and left. */
export interface ListingFacts {
  /**
   * `emergency`: it is heard there as one, and may still join a closed list. `reason`: why it is moved, by hand. `plans`:
   * there was no emergency meeting, and this one is made for it. `form`: of a meeting that is none of the usual form.
   */
  'listing-asked': {
    conference: string
    emergency?: true
    form?: MeetingForm
    reason?: WordsId
    plans?: { form: MeetingForm; at: number }
  }
  /** The meeting has it on its list, as which item; `from`, if another meeting had it earlier. */
  'listing-confirmed': { conference: string; at: number; item?: string; from?: string }
  /** The profile sent to the meeting has changed, and is sent again. */
  'listing-updated': ListingProfile & { conference: string }
  'listing-moved': { conference: string; at: number }
  /** A meeting deferred it to another one, which takes it over; `transferred`: with the pathway, to a meeting of its new site. */
  'listing-carried': { conference: string; to: string; transferred?: true }
  /** `since`, `carried` and `returns`: how it waited there, for the next meeting. */
  'listing-ended': Partial<WaitingHistory> & {
    conference: string
    because: ListingEnd
    /** When that meeting meets, if it is to be heard later than there. */
    at?: number
    /** The refusal of the meeting that did not take it. */
    code?: string
    /** The meeting may still have it, and is told. */
    withdraw?: true
    /** It is told to remove this item, and nothing that has come since. */
    as?: ReportedItem
  }
  /** A meeting looked at an open action and carries it to its next one. */
  'action-carried': { id: string; conference: string; to?: string; note?: WordsId }
}
