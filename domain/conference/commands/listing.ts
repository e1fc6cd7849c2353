import { messages } from '../../entity/messages.ts'
import { askReturns, keepReturns } from '../requests.ts'
import type { GivenReturn, Item } from '../shape.ts'
import { at, beforeSession, conferenceRule } from '../rule.ts'
import type { ConferenceDraft } from '../draft.ts'
import type { ConferenceFacts } from '../events.ts'
import { itemOf, listedItemOf } from '../state.ts'
import { refuse } from '../../pathway/rule.ts'
import { cancelIfEmpty, removeFromList } from '../leave.ts'

type OfItem = Omit<ConferenceFacts['item-listed'], 'id'>

/** Puts an item on the list; once that is closed, its agencies are asked at once. Over capacity it is listed all the same. */
function list(draft: ConferenceDraft, item: OfItem, returns: readonly GivenReturn[] = []): void {
  const id = `i${draft.state.items.length + 1}`
  draft.record('item-listed', { id, ...item })
  keepReturns(draft, id, returns)
  inviteTo(draft, item)
  const kept = itemOf(draft.state, id)
  if (draft.state.stage !== 'planned' && kept) askReturns(draft, kept)
  draft.weighAgenda()
}

/** Whoever referred it and whoever it calls for comes, in the seat that they have or in one of their own. */
function inviteTo(draft: ConferenceDraft, { referrer, agencies }: Item | OfItem): void {
  const invited = new Set(draft.state.invited.map(({ agency }) => agency))
  for (const agency of new Set([referrer.agency, ...agencies]))
    if (!invited.has(agency))
      draft.invite(agency === referrer.agency ? referrer : { agency, role: 'agencyWorker' })
}

/** What has become known of an item that is listed: whoever it calls for now is invited and asked, before the session. */
function callAgain(draft: ConferenceDraft, before: Item): void {
  const { stage } = draft.state
  const item = itemOf(draft.state, before.id)
  if (!item || !beforeSession.some((one) => one === stage)) return
  inviteTo(draft, item)
  const called = item.agencies.filter((agency) => !before.agencies.includes(agency))
  if (stage !== 'planned')
    askReturns(
      draft,
      item,
      called.filter((agency) => !item.returns[agency]),
    )
}

/** A pathway asks to be heard. A command of the system: the pathway sends it. */
export const listItem = conferenceRule({
  label: 'Add a pathway to the list',
  who: 'system',
  body: messages.conference['list-item'],
  allowed: at(...beforeSession),
  decide(draft, { emergency, returns, since = draft.context.receivedAt, ...item }) {
    if (listedItemOf(draft.state, item.pathway)) return refuse('already-listed')
    if (draft.state.stage !== 'planned' && !emergency) return refuse('list-is-closed')
    list(draft, { ...item, since }, returns)
    return undefined
  },
})

/** What a pathway said of itself has changed: its risk, that it is a repeat, who is called for. A command of the system. */
export const itemChanged = conferenceRule({
  label: 'Receive changes to an item',
  who: 'system',
  body: messages.conference['item-changed'],
  allowed: at(...beforeSession, 'inSession', 'adjourned'),
  decide(draft, change) {
    const item = listedItemOf(draft.state, change.pathway)
    if (!item) return refuse('not-listed')
    draft.record('item-changed', { id: item.id, ...change })
    callAgain(draft, item)
    return undefined
  },
})

/**
 * A pathway needs to be heard no more, or not as the item that it heard of: what has come by another way since is what it waits
 * for. Or it has gone to another site, and its item goes with it to a meeting there. A command of the system.
 */
export const withdrawItem = conferenceRule({
  label: 'Take a pathway off the list',
  who: 'system',
  body: messages.conference['withdraw-item'],
  allowed: at(...beforeSession, 'inSession', 'adjourned'),
  decide(draft, { pathway, to, as }) {
    const item = listedItemOf(draft.state, pathway)
    if (!item || (as && !isStill(item, as))) return refuse('not-listed')
    if (to === undefined) removeFromList(draft, item, { type: 'item-withdrawn' })
    else removeFromList(draft, item, { type: 'item-moved', because: 'transferred', to })
    cancelIfEmpty(draft)
    return undefined
  },
})

const isStill = ({ id, from }: Item, as: { item: string; from?: Item['from'] | undefined }) =>
  id === as.item && from?.conference === as.from?.conference && from?.item === as.from?.item

/**
 * An item comes from another meeting: deferred, moved, or undecided there. It is never refused, or it would be lost between the
 * two; where no item can be taken any more the sender is told, and it goes back to its pathway. A command of the system.
 */
export const carryItem = conferenceRule({
  label: 'Take an item from another meeting',
  who: 'system',
  beforePlan: true,
  afterEnd: true,
  body: messages.conference['carry-item'],
  decide(draft, { carried, returns, ...item }) {
    const { stage } = draft.state
    if (!beforeSession.some((one) => one === stage)) {
      draft.record('item-not-taken', { pathway: item.pathway, from: item.from, stage })
      return undefined
    }
    const first = carried ? { carried: true as const } : {}
    const there = listedItemOf(draft.state, item.pathway)
    if (!there) list(draft, { ...item, ...first }, returns)
    else {
      const { pathway, since, children, risk, repeat, agencies, from } = item
      const joins = { pathway, since, children, risk, repeat, agencies, from }
      draft.record('item-joined', { id: there.id, ...joins, ...first })
      keepReturns(draft, there.id, returns)
      callAgain(draft, there)
    }
    return undefined
  },
})

/** The other meeting could not take an item: it goes back to its pathway, which asks to be listed anew. A command of the system. */
export const itemNotTaken = conferenceRule({
  label: 'Receive notice that an item was not taken',
  who: 'system',
  afterEnd: true,
  body: messages.conference['item-not-taken'],
  decide(draft, { item: id, conference }) {
    const item = itemOf(draft.state, id)
    if (!item) return refuse('not-listed')
    if (item.to !== conference || item.cameBack) return refuse('not-sent')
    draft.record('item-came-back', { id, pathway: item.pathway, from: conference })
    return undefined
  },
})

/** An action of a pathway that is still open is brought to be reviewed. A command of the system. */
export const bringAction = conferenceRule({
  label: 'Add an open action',
  who: 'system',
  body: messages.conference['bring-action'],
  allowed: at(...beforeSession),
  decide(draft, action) {
    const there = draft.state.actions.some(
      (one) => one.pathway === action.pathway && one.action === action.action,
    )
    if (!there) draft.record('action-brought', action)
    return undefined
  },
})

/** The twelve months of a pathway are over soon: it stands on the agenda by itself. A command of the system. */
export const bringExpiry = conferenceRule({
  label: 'Add a twelve-month expiry',
  who: 'system',
  body: messages.conference['bring-expiry'],
  allowed: at(...beforeSession),
  decide(draft, expiry) {
    if (!draft.state.expiries.some(({ pathway }) => pathway === expiry.pathway))
      draft.record('expiry-brought', expiry)
    return undefined
  },
})
