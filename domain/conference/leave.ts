import type { ConferenceDraft } from './draft.ts'
import type { ConferenceFacts } from './events.ts'
import { endReturns } from './requests.ts'
import { beforeSession } from './rule.ts'
import { hasWork, itemOf, listedItems } from './state.ts'
import type { Item } from './shape.ts'
import type { Refusal } from '../decider.ts'
import { refuse } from '../pathway/rule.ts'

/** How an item leaves the list undecided: none ever does without a fact that says where it went. */
type Leaving =
  | { readonly type: 'item-withdrawn' }
  | ({ readonly type: 'item-deferred' } & Omit<ConferenceFacts['item-deferred'], 'id' | 'pathway'>)
  | ({ readonly type: 'item-moved' } & Omit<ConferenceFacts['item-moved'], 'id' | 'pathway'>)

/** Takes an item off the list undecided, with what was asked about it. */
export function removeFromList(draft: ConferenceDraft, item: Item, leaving: Leaving): void {
  endReturns(draft, item)
  const { id, pathway } = item
  if (leaving.type === 'item-withdrawn') draft.record('item-withdrawn', { id, pathway })
  else if (leaving.type === 'item-deferred') {
    const { type, ...fact } = leaving
    draft.record(type, { id, pathway, ...fact })
  } else {
    const { type, ...fact } = leaving
    draft.record(type, { id, pathway, ...fact })
  }
  if (draft.state.stage !== 'adjourned') draft.weighAgenda()
  else if (!hasWork(draft.state)) {
    draft.settle(['reconvene'], 'ended') // there is nothing left to reconvene for
    lockWhenComplete(draft)
  }
}

/** Ends a meeting whose minutes are approved; one that was adjourned, once it is reconvened or need not be. */
export function lockWhenComplete(draft: ConferenceDraft): void {
  const { stage, minutes } = draft.state
  if (stage === 'locked' || minutes?.status !== 'approved') return
  if (stage === 'adjourned' && draft.owed('reconvene').length > 0) return
  draft.settleAll()
  draft.record('conference-locked', {})
}

/** The meeting does not take place; what became of its items was said before. */
export function cancelMeeting(
  draft: ConferenceDraft,
  how: { byHand: boolean; reason?: string },
): void {
  draft.settleAll()
  draft.record('conference-cancelled', { sequence: draft.state.sequence + 1, ...how })
}

/** An emergency meeting that pathways made, and that has nothing to hear before it begins, is not held: nobody is called for nothing. */
export function cancelIfEmpty(draft: ConferenceDraft): void {
  const { stage, madeByPathway } = draft.state
  const before = beforeSession.some((one) => one === stage)
  if (madeByPathway && before && listedItems(draft.state).length === 0)
    cancelMeeting(draft, { byHand: false })
}

/** The item of this id that is still to be heard, or why there is none. */
export function findListedItem(draft: ConferenceDraft, id: string, field = 'item'): Item | Refusal {
  const item = itemOf(draft.state, id)
  if (!item) return refuse('not-listed', field)
  return item.status === 'listed' ? item : refuse('item-settled', field)
}

export const isRefusal = (value: Item | Refusal): value is Refusal => 'code' in value
