import type { ActionReview, DeferReason } from '../codes.ts'
import type { BroughtAction, Item } from '../shape.ts'
import type { CountingDecision } from '../../pathway/shape/conference.ts'
import type { Represented } from '../../kept-out.ts'
import type { Risk } from '../../codes.ts'
import type { WordsId } from '../../pathway/facts/words-id.ts'

/** Whose pathway an item is, for those who must be told. */
interface OfItem {
  id: string
  pathway: string
}

/** The list: what comes onto it, in which order, and what leaves it undecided. */
export interface ItemFacts {
  'item-listed': Omit<Item, 'returns' | 'status' | 'sitting'>
  /** The same pathway came from another meeting while it stood on this list. */
  'item-joined': OfItem & {
    since: number
    carried?: true
    inquorate?: number
    children: boolean
    repeat: boolean
    /** Older facts leave them out. */
    risk?: Risk
    agencies?: readonly string[]
    represented?: readonly Represented[]
    from: NonNullable<Item['from']>
  }
  /** Its pathway says of itself what has changed since it was listed. */
  'item-changed': OfItem &
    Pick<Item, 'children' | 'risk' | 'repeat' | 'agencies' | 'represented'> & {
      notAsked?: readonly string[]
    }
  /** Another meeting tried to move an item here, but this one takes no more, and tells it so. */
  'item-not-taken': { pathway: string; from: NonNullable<Item['from']>; stage: string }
  'item-withdrawn': OfItem
  'item-deferred': OfItem & { because: DeferReason; reason?: WordsId; to?: string }
  'item-moved': OfItem & {
    because: 'cancelled' | 'adjourned' | 'transferred'
    reason?: WordsId
    to?: string
  }
  /** It stays on the list; its pathway is offered to another site, and the item goes there when that accepts. */
  'item-offered': OfItem & { site: string; reason: WordsId }
  'item-came-back': OfItem & { from: string }
  /** Its pathway waited for no decision any more: nothing follows on the meeting's until it is said which counts. */
  'item-overtaken': OfItem & { counts?: CountingDecision }
  'agenda-reordered': { order: readonly string[]; reason?: WordsId }
  /** They are heard one after another; one item alone is heard by itself again. */
  'items-grouped': { items: readonly string[] }
  'action-brought': BroughtAction
  'brought-action-reviewed': {
    pathway: string
    action: string
    outcome: ActionReview
    note?: WordsId
    to?: string
  }
  'expiry-brought': { pathway: string; until: number }
}
