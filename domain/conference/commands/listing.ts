import { messages } from '../../entity/messages.ts'
import { askReturns, endReturn, keepReturns } from '../requests.ts'
import type { GivenReturn, Item } from '../shape.ts'
import { atStages, beforeSession, ruleWith } from '../rule.ts'
import type { ConferenceBuilder } from '../builder.ts'
import type { ConferenceFacts } from '../events.ts'
import { itemOf, listedItemOf } from '../state.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { cancelIfEmpty, removeFromList } from '../leave.ts'

type OfItem = Omit<ConferenceFacts['item-listed'], 'id'>

/** Puts an item on the list; once that is closed, its agencies are asked at once. Over capacity it is listed all the same. */
function list(
  builder: ConferenceBuilder,
  item: OfItem,
  returns: readonly GivenReturn[] = [],
): void {
  const id = `i${builder.state.items.length + 1}`
  builder.record('item-listed', { id, ...item })
  keepReturns(builder, id, returns)
  inviteTo(builder, item)
  const kept = itemOf(builder.state, id)
  if (builder.state.stage !== 'planned' && kept) askReturns(builder, kept)
  builder.weighAgenda()
}

/** The referrer and everybody it calls for attends, in the seat that they have or in one of their own. */
function inviteTo(builder: ConferenceBuilder, { referrer, agencies }: Item | OfItem): void {
  const invited = new Set(builder.state.invited.map(({ agency }) => agency))
  for (const agency of new Set([referrer.agency, ...agencies]))
    if (!invited.has(agency))
      builder.invite(agency === referrer.agency ? referrer : { agency, role: 'agencyWorker' })
}

/** What has become known of a listed item: whoever it now calls for is invited and asked before the session. */
function callAgain(builder: ConferenceBuilder, before: Item): void {
  const { stage } = builder.state
  const item = itemOf(builder.state, before.id)
  if (!item || !beforeSession.some((one) => one === stage)) return
  inviteTo(builder, item)
  const called = item.agencies.filter((agency) => !before.agencies.includes(agency))
  if (stage !== 'planned')
    askReturns(
      builder,
      item,
      called.filter((agency) => !item.returns[agency]),
    )
}

/** What others send while the list can still change. */
const openListRule = ruleWith({
  area: 'agenda',
  who: 'system',
  allowed: atStages(...beforeSession),
})

/** A pathway asks to be heard. A command of the system: the pathway sends it. */
const listItem = openListRule({
  label: 'Add a pathway to the list',
  body: messages.conference['list-item'],
  decide(builder, { emergency, returns, since = builder.context.receivedAt, ...item }) {
    if (listedItemOf(builder.state, item.pathway)) return refuse('already-listed')
    if (builder.state.stage !== 'planned' && !emergency) return refuse('list-is-closed')
    list(builder, { ...item, since }, returns)
  },
})

/** What a pathway sends about its item, until the session is over. */
const listedRule = ruleWith({
  area: 'agenda',
  who: 'system',
  allowed: atStages(...beforeSession, 'inSession', 'adjourned'),
})

/** What a pathway said of itself has changed: its risk, that it is a repeat, who is called for. A command of the system. */
const itemChanged = listedRule({
  label: 'Receive changes to an item',
  body: messages.conference['item-changed'],
  decide(builder, change) {
    const item = listedItemOf(builder.state, change.pathway)
    if (!item) return refuse('not-listed')
    for (const agency of change.notAsked ?? []) endReturn(builder, item, agency)
    builder.record('item-changed', { id: item.id, ...change })
    callAgain(builder, item)
  },
})

/**
 * A pathway needs to be heard no more, or not as the item that it heard of: what has come by another way since is what it waits
 * for. Or it has gone to another site, and its item goes with it to a meeting there. A command of the system.
 */
const withdrawItem = listedRule({
  label: 'Take a pathway off the list',
  body: messages.conference['withdraw-item'],
  decide(builder, { pathway, to, as }) {
    const item = listedItemOf(builder.state, pathway)
    if (!item || (as && !isStill(item, as))) return refuse('not-listed')
    if (to === undefined) removeFromList(builder, item, { type: 'item-withdrawn' })
    else removeFromList(builder, item, { type: 'item-moved', because: 'transferred', to })
    cancelIfEmpty(builder)
  },
})

const isStill = ({ id, from }: Item, as: { item: string; from?: Item['from'] | undefined }) =>
  id === as.item && from?.conference === as.from?.conference && from?.item === as.from?.item

/** What another meeting or a pathway sends, even once this one is over. */
const meetingRule = ruleWith({ area: 'agenda', who: 'system', afterEnd: true })

/**
 * An item comes from another meeting: deferred, moved, or undecided there. It is never refused, or it would be lost
 * between the two. If no item can be taken any more, the sender is told, and it goes back to its pathway. A command of
 * the system.
 */
const carryItem = meetingRule({
  label: 'Take an item from another meeting',
  beforeBeginning: true,
  body: messages.conference['carry-item'],
  decide(builder, { carried, returns, ...item }) {
    const { stage } = builder.state
    if (!beforeSession.some((one) => one === stage)) {
      builder.record('item-not-taken', { pathway: item.pathway, from: item.from, stage })
      return undefined
    }
    const first = carried ? { carried: true as const } : {}
    const there = listedItemOf(builder.state, item.pathway)
    if (!there) list(builder, { ...item, ...first }, returns)
    else {
      const { pathway, since, inquorate, children, risk, repeat, agencies, from } = item
      const waits = { pathway, since, ...optional({ inquorate, represented: item.represented }) }
      const joins = { ...waits, children, risk, repeat, agencies, from }
      builder.record('item-joined', { id: there.id, ...joins, ...first })
      keepReturns(builder, there.id, returns)
      callAgain(builder, there)
    }
  },
})

/** The other meeting could not take an item, so it goes back to its pathway, which asks to be listed again. A command of the system. */
const itemNotTaken = meetingRule({
  label: 'Receive notice that an item was not taken',
  body: messages.conference['item-not-taken'],
  decide(builder, { item: id, conference }) {
    const item = itemOf(builder.state, id)
    if (!item) return refuse('not-listed')
    if (item.to !== conference || item.cameBack) return refuse('not-sent')
    builder.record('item-came-back', { id, pathway: item.pathway, from: conference })
  },
})

/**
 * Its pathway no longer waited for the decision, because the chair had decided there or it had ended: nothing follows on the
 * meeting's until somebody has said which counts, and that is said in the same way. A command of the system.
 */
const decisionOvertaken = meetingRule({
  label: 'Receive notice that a decision was overtaken',
  body: messages.conference['decision-overtaken'],
  decide(builder, { pathway, item: id, counts }) {
    const item = itemOf(builder.state, id)
    if (item?.pathway !== pathway || (item.overtaken && counts === item.counts)) return
    builder.record('item-overtaken', { id, pathway, ...optional({ counts }) })
  },
})

/** An action of a pathway that is still open is brought to be reviewed. A command of the system. */
const bringAction = openListRule({
  label: 'Add an open action',
  body: messages.conference['bring-action'],
  decide(builder, action) {
    const there = builder.state.actions.some(
      (one) => one.pathway === action.pathway && one.action === action.action,
    )
    if (!there) builder.record('action-brought', action)
  },
})

/** The twelve months of a pathway are nearly over, so it comes onto the agenda automatically. A command of the system. */
const bringExpiry = openListRule({
  label: 'Add a twelve-month expiry',
  body: messages.conference['bring-expiry'],
  decide(builder, expiry) {
    if (!builder.state.expiries.some(({ pathway }) => pathway === expiry.pathway))
      builder.record('expiry-brought', expiry)
  },
})

/** What pathways and other meetings ask of a meeting and its agenda. */
export const listingCommands = {
  'list-item': listItem,
  'withdraw-item': withdrawItem,
  'carry-item': carryItem,
  'item-changed': itemChanged,
  'item-not-taken': itemNotTaken,
  'decision-overtaken': decisionOvertaken,
  'bring-action': bringAction,
  'bring-expiry': bringExpiry,
} as const
