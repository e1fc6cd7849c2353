import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { addDueItems } from '../automatic-items.ts'
import { atStages, beforeSession, rule, isInvited, ruleWith } from '../rule.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { deferReasons } from '../codes.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { cancelIfEmpty, findListedItem, isRefusal, removeFromList } from '../leave.ts'
import { listedItems } from '../state.ts'
import { excessItems } from '../agenda.ts'
import { seatFor } from '../invited.ts'
import { audience, siteId, words, conferenceId, itemId } from '../../fields.ts'

const somethingListed: ReturnType<typeof atStages> = (state, context) =>
  atStages(...beforeSession, 'inSession')(state, context) ??
  (listedItems(state).length === 0 ? refuse('not-listed') : undefined)

/** What the chair does with the items on the agenda. */
const itemRule = ruleWith({ area: 'agenda', who: ['chair'], allowed: somethingListed })

/** The chair gives the items an order of their own: each that is still to be heard, once. */
const reorderAgenda = itemRule({
  label: 'Reorder the agenda',
  body: z.strictObject({
    order: z.array(itemId()).min(1).max(200),
    reason: words().optional(),
    audience: audience(),
  }),
  example: { order: ['i2', 'i1'], reason: 'The clinician has to leave early.' },
  decide(builder, { order, reason }) {
    const open = listedItems(builder.state).map(({ id }) => id)
    const once = new Set(order).size === order.length
    if (!once || order.length !== open.length || !order.every((id) => open.includes(id)))
      return refuse('not-the-agenda', 'order')
    builder.record('agenda-reordered', { order, ...optional({ reason }) })
  },
})

/**
 * Items that belong together, because one victim is of several, are heard one after another: each is still decided by itself. One
 * item alone leaves the group in which it was.
 */
const groupItems = itemRule({
  label: 'Hear items together',
  body: z.strictObject({ items: z.array(itemId()).min(1).max(20) }),
  example: { items: ['i1', 'i3'] },
  decide(builder, body) {
    const items = [...new Set(body.items)]
    const open = listedItems(builder.state).map(({ id }) => id)
    if (!items.every((id) => open.includes(id))) return refuse('not-listed', 'items')
    builder.record('items-grouped', { items })
    return undefined
  },
})

/** An item is heard at another time, and the chair says why. If a meeting is named, the item goes there; otherwise its pathway asks again. */
const deferItem = itemRule({
  label: 'Defer an item',
  body: z.strictObject({
    item: itemId(),
    because: codeOf(deferReasons),
    reason: words(),
    to: conferenceId().optional(),
    audience: audience(),
  }),
  example: {
    item: 'i2',
    because: 'capacity',
    reason: 'There is no time left for it.',
    to: 'cf0123456789ab',
  },
  settles: ['fitAgenda'],
  decide(builder, { item: id, because, reason, to }) {
    const refused = defer(builder, id, { because, reason, ...optional({ to }) })
    if (!refused) cancelIfEmpty(builder)
    return refused
  },
})

/** Defers an item; also what a decision to defer comes to. */
export function defer(
  builder: ConferenceBuilder,
  id: string,
  how: { because: keyof typeof deferReasons; reason?: string; to?: string },
) {
  const item = findListedItem(builder, id)
  if (isRefusal(item)) return item
  if (how.to === builder.state.id) return refuse('same-meeting', 'to')
  removeFromList(builder, item, { type: 'item-deferred', ...how })
  return undefined
}

/** An item is for another conference of the site to hear, such as its MARAC: it goes there with what was returned about it. */
const transferItem = itemRule({
  label: 'Transfer an item to another conference',
  body: z.strictObject({
    item: itemId(),
    to: conferenceId(),
    reason: words(),
    audience: audience(),
  }),
  example: { item: 'i2', to: 'cf0123456789ab', reason: 'It is domestic abuse.' },
  decide(builder, { item: id, to, reason }) {
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    if (to === builder.state.id) return refuse('same-meeting', 'to')
    removeFromList(builder, item, { type: 'item-moved', because: 'transferred', to, reason })
  },
})

/**
 * The chair finds that an item belongs to another area, where the person or the victim now lives. Its pathway is
 * offered to that site, whose coordinator answers. Until then it stays on the list; once accepted, it goes with its
 * pathway. MARAC-to-MARAC: S44.
 */
const offerItem = itemRule({
  label: 'Offer an item to another site',
  body: z.strictObject({ item: itemId(), site: siteId(), reason: words(), audience: audience() }),
  example: { item: 'i2', site: 'hampshire', reason: 'They have moved there.' },
  decide(builder, { item: id, site, reason }) {
    const item = findListedItem(builder, id)
    if (isRefusal(item)) return item
    if (site === builder.meeting.site) return refuse('same-site', 'site')
    builder.record('item-offered', { id, pathway: item.pathway, site, reason })
  },
})

/** The meeting hears more than it was to: the other way to settle a list that is over its capacity. */
const extendConference = rule({
  label: 'Extend the meeting',
  area: 'meeting',
  who: ['chair'],
  body: z.strictObject({
    capacity: z.int().min(1).max(200),
    reason: words(),
    audience: audience(),
  }),
  example: { capacity: 18, reason: 'An hour more.' },
  settles: ['fitAgenda'],
  allowed: atStages(...beforeSession),
  decide(builder, { capacity, reason }) {
    const was = builder.meeting.capacity
    if (capacity <= was) return refuse('not-more', 'capacity')
    const sequence = builder.state.sequence + 1
    builder.record('capacity-extended', { capacity, was, sequence, reason })
    builder.weighAgenda()
  },
})

/** Agenda and returns become readable to the invited. Returns that are still out are taken until their item is decided. */
const circulate = rule({
  label: 'Circulate the agenda',
  area: 'agenda',
  who: ['coordinator', 'chair'],
  body: z.strictObject({}),
  example: {},
  reads: { agenda: true },
  settles: ['circulateAgenda'],
  allowed: (state, context) =>
    atStages('listClosed')(state, context) ??
    (excessItems(state) > 0 ? refuse('over-capacity') : undefined),
  decide(builder) {
    builder.settle(['circulateAgenda'])
    addDueItems(builder)
    builder.record('agenda-circulated', { order: builder.agenda.map(({ id }) => id) })
  },
})

/** Somebody invited opens the agenda: who did and when is kept. */
const openAgenda = rule({
  label: 'Open the agenda',
  area: 'agenda',
  who: 'anyAgency',
  body: z.strictObject({}),
  example: {},
  allowed: (state, context) =>
    atStages('circulated', 'inSession', 'adjourned', 'minutes')(state, context) ??
    (isInvited(state, context.by.agency) ? undefined : refuse('not-invited')),
  decide(builder) {
    const seat = seatFor(builder.state.invited, builder.context.by)
    if (!seat) return refuse('not-invited')
    builder.record('agenda-opened', { agency: seat.agency, role: seat.role })
  },
})

/** The agenda: its order, what is deferred, transferred or offered, and its circulation. */
export const agendaCommands = {
  'reorder-agenda': reorderAgenda,
  'group-items': groupItems,
  'defer-item': deferItem,
  'transfer-item': transferItem,
  'offer-item': offerItem,
  'extend-conference': extendConference,
  circulate,
  'open-agenda': openAgenda,
} as const
