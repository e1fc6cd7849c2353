import type { ConferenceBuilder } from './builder.ts'
import type { ConferenceFacts } from './events.ts'
import { endReturns } from './requests.ts'
import { beforeSession } from './rule.ts'
import { hasWork, itemOf, listedItems } from './state.ts'
import type { Item } from './shape.ts'
import type { Refusal } from '../entity/decider.ts'
import { refuse } from '../entity/rule.ts'

/** How an item leaves the list undecided: never without a fact that says where it went. */
type Leaving =
  | { readonly type: 'item-withdrawn' }
  | ({ readonly type: 'item-deferred' } & Omit<ConferenceFacts['item-deferred'], 'id' | 'pathway'>)
  | ({ readonly type: 'item-moved' } & Omit<ConferenceFacts['item-moved'], 'id' | 'pathway'>)

/** Takes an item off the list undecided, with what was asked about it. */
export function removeFromList(builder: ConferenceBuilder, item: Item, leaving: Leaving): void {
  endReturns(builder, item)
  const { id, pathway } = item
  if (leaving.type === 'item-withdrawn') builder.record('item-withdrawn', { id, pathway })
  else if (leaving.type === 'item-deferred') {
    const { type, ...fact } = leaving
    builder.record(type, { id, pathway, ...fact })
  } else {
    const { type, ...fact } = leaving
    builder.record(type, { id, pathway, ...fact })
  }
  if (builder.state.stage !== 'adjourned') builder.weighAgenda()
  else if (!hasWork(builder.state)) {
    builder.settle(['reconvene'], 'ended') // there is nothing left to reconvene for
    lockWhenComplete(builder)
  }
}

/** Ends a meeting once its minutes are approved; an adjourned one, once it is reconvened or need not be. */
export function lockWhenComplete(builder: ConferenceBuilder): void {
  const { stage, minutes } = builder.state
  if (stage === 'locked' || minutes?.status !== 'approved') return
  if (stage === 'adjourned' && builder.owed('reconvene').length > 0) return
  builder.settleAll()
  builder.record('conference-locked', {})
}

/** The meeting does not take place; what became of its items has already been recorded. */
export function cancelMeeting(
  builder: ConferenceBuilder,
  how: { byHand: boolean; reason?: string },
): void {
  builder.settleAll()
  builder.record('conference-cancelled', { sequence: builder.state.sequence + 1, ...how })
}

/** An emergency meeting that pathways created is cancelled if it has nothing to hear before it begins, so that nobody is called in vain. */
export function cancelIfEmpty(builder: ConferenceBuilder): void {
  const { stage, madeByPathway } = builder.state
  const before = beforeSession.some((one) => one === stage)
  if (madeByPathway && before && listedItems(builder.state).length === 0)
    cancelMeeting(builder, { byHand: false })
}

/** The item with this id that is still to be heard, or why there is none. */
export function findListedItem(
  builder: ConferenceBuilder,
  id: string,
  field = 'item',
): Item | Refusal {
  const item = itemOf(builder.state, id)
  if (!item) return refuse('not-listed', field)
  return item.status === 'listed' ? item : refuse('item-settled', field)
}

export const isRefusal = (value: Item | Refusal): value is Refusal => 'code' in value
