import { z } from 'zod'
import { actionReviews, agreedAfter, conferenceDecisions } from './codes.ts'
import { entityId, givenReturn, heardOf, listing, party, waited } from './bodies.ts'
import type { ConferenceEvent, ConferenceFacts } from './events.ts'
import { agencyId, conferenceId, itemId, letter, siteId } from '../fields.ts'
import { codeOf } from '../titled.ts'
import { conferenceOutputs } from './never-told.ts'
import { type ConferenceState, itemOf, listedItems } from './state.ts'
import type { Item, WaitingHistory } from './shape.ts'
import type { Message } from '../entity/decider.ts'
import { messagesTo } from '../entity/message.ts'
import { optional } from '../entity/rule.ts'
import { referredOn } from '../pathway/shape/referred-on.ts'
import { returnsGiven, sharedReturns } from './requests.ts'
import { risks } from '../codes.ts'
import { without } from '../obligations/without.ts'

/** The item that the pathway is at a meeting; older meetings do not say. */
const item = itemId().optional()

/** A decision as its pathway hears of it. */
const decidedThere = z.object({
  conference: conferenceId(),
  item: itemId(),
  decision: codeOf(without(conferenceDecisions, 'defer')),
  risk: codeOf(risks),
  rationale: entityId(),
  dissent: z.array(z.object({ agency: z.string(), view: entityId() })),
  actions: z.array(
    z.object({
      agency: z.string(),
      role: party.role,
      what: entityId(),
      why: entityId().optional(),
      due: z.int(),
      strand: letter().optional(),
    }),
  ),
  ...referredOn,
})

/** What a meeting tells a pathway: each thing once. */
export const conferenceToPathway = {
  /** A meeting has it as which item; `from`: the meeting that had it before, and as which item there. */
  'conference-listed': z.object({
    conference: conferenceId(),
    at: z.int(),
    item,
    from: conferenceId().optional(),
    fromItem: item,
  }),
  'conference-moved': z.object({ conference: conferenceId(), at: z.int(), item }),
  'conference-decided': decidedThere,
  /** What it decided was wrong; this counts. */
  'decision-corrected': decidedThere.extend({
    reason: entityId(),
    agreed: codeOf(agreedAfter).optional(),
  }),
  /** With a meeting named the item is on its way there; without, the pathway asks to be listed again. */
  'conference-deferred': z.object({
    conference: conferenceId(),
    item,
    to: conferenceId().optional(),
    ...waited,
  }),
  /** No meeting has the item, not even the one to which it was sent: the pathway asks to be listed again. */
  'conference-returned': z.object({
    conference: conferenceId(),
    item,
    to: conferenceId().optional(),
    ...waited,
  }),
  /** The meeting holds that the pathway is another site's. */
  'conference-offered': z.object({
    conference: conferenceId(),
    item: itemId(),
    site: siteId(),
    reason: entityId(),
  }),
  /** `to`: the meeting to which it is carried, where one was named. */
  'action-reviewed': z.object({
    conference: conferenceId(),
    action: entityId(),
    outcome: codeOf(actionReviews),
    note: entityId().optional(),
    to: conferenceId().optional(),
  }),
} as const
const toPathway = messagesTo<typeof conferenceToPathway>(conferenceOutputs.toPathway)

/** What a meeting tells another meeting. */
export const conferenceToConference = {
  'carry-item': z.object({
    ...listing,
    since: z.int(),
    carried: z.boolean().default(false),
    /** How many meetings running could not hear it for want of a quorum. */
    inquorate: z.int().exactOptional(),
    /** What the agencies said at the meeting before. */
    returns: z.array(givenReturn).max(60).default([]),
    from: heardOf,
  }),
  'item-not-taken': z.object({ item: itemId(), conference: conferenceId() }),
  'bring-action': z.object({
    pathway: entityId(),
    action: entityId(),
    agency: agencyId(),
    due: z.int(),
    strand: letter().exactOptional(),
  }),
  reconvened: z.object({ conference: conferenceId(), at: z.int() }),
} as const
const toConference = messagesTo<typeof conferenceToConference>(conferenceOutputs.toConference)

/** What pathways and other meetings are told because of an event. One event ends an item, so its pathway learns of each decision once. */
export function messagesOf(state: ConferenceState, event: ConferenceEvent): readonly Message[] {
  const { id: conference, meeting } = state
  switch (event.type) {
    case 'conference-planned': {
      const { reconvenes, at } = event.data
      return reconvenes === undefined
        ? []
        : [toConference(reconvenes, 'reconvened', { conference, at })]
    }
    case 'conference-rescheduled': {
      const { at, was } = event.data
      return (at === was ? [] : listedItems(state)).map(({ id, pathway }) =>
        toPathway(pathway, 'conference-moved', { conference, at, item: id }),
      )
    }
    case 'item-listed':
    case 'item-joined': {
      const { id, pathway, from } = event.data
      const before = from ? { from: from.conference, fromItem: from.item } : {}
      return meeting
        ? [
            toPathway(pathway, 'conference-listed', {
              conference,
              at: meeting.at,
              item: id,
              ...before,
            }),
          ]
        : []
    }
    case 'item-not-taken': {
      const { from } = event.data
      return [toConference(from.conference, 'item-not-taken', { item: from.item, conference })]
    }
    case 'item-came-back': {
      const { id, pathway, from: to } = event.data
      const before = waitedOf(itemOf(state, id))
      return [toPathway(pathway, 'conference-returned', { conference, item: id, to, ...before })]
    }
    case 'item-deferred':
    case 'item-moved':
      return left(state, event)
    case 'item-offered': {
      const { id, pathway, site, reason } = event.data
      return [toPathway(pathway, 'conference-offered', { conference, item: id, site, reason })]
    }
    case 'item-decided': {
      const { id, pathway, supersedes, reason, ...decision } = event.data
      const decided = { conference, item: id, ...decision }
      return supersedes && reason !== undefined
        ? [toPathway(pathway, 'decision-corrected', { ...decided, reason })]
        : [toPathway(pathway, 'conference-decided', decided)]
    }
    case 'brought-action-reviewed':
      return reviewed(state, event.data)
    default:
      return []
  }
}

/** Where an item went that was not decided here: to the meeting that was named, or back to its pathway. */
function left(
  state: ConferenceState,
  { type, data }: Extract<ConferenceEvent, { type: 'item-deferred' | 'item-moved' }>,
): readonly Message[] {
  const { id: conference } = state
  const { id, to, pathway } = data
  const sent = itemOf(state, id)
  const goes = { conference, item: id, ...(to ? { to } : waitedOf(sent)) }
  const hears =
    type === 'item-deferred'
      ? [toPathway(pathway, 'conference-deferred', goes)]
      : to
        ? []
        : [toPathway(pathway, 'conference-returned', goes)]
  if (!to || !sent) return hears
  const { children, risk, repeat, referrer, agencies, answered = [], since, inquorate } = sent
  const carried = type === 'item-moved' && data.because === 'adjourned'
  const from = { conference, item: sent.id }
  const of = { pathway, children, risk, repeat, referrer, agencies, answered }
  const more = optional({ represented: sent.represented })
  const returns = returnsGiven(sent)
  const waits = { since, carried, ...(carried && inquorate !== undefined ? { inquorate } : {}) }
  return [...hears, toConference(to, 'carry-item', { ...of, ...more, ...waits, returns, from })]
}

const waitedOf = (sent: Item | undefined): Partial<WaitingHistory> =>
  sent
    ? {
        since: sent.since,
        ...(sent.carried ? { carried: sent.carried } : {}),
        returns: sharedReturns(sent),
      }
    : {}

function reviewed(
  state: ConferenceState,
  { pathway, action, outcome, note, to }: ConferenceFacts['brought-action-reviewed'],
): readonly Message[] {
  const review = {
    conference: state.id,
    action,
    outcome,
    ...(note ? { note } : {}),
    ...(to ? { to } : {}),
  }
  const hears = toPathway(pathway, 'action-reviewed', review)
  const brought = state.actions.find((one) => one.pathway === pathway && one.action === action)
  if (!to || !brought) return [hears]
  const { review: _reviewed, ...open } = brought
  return [hears, toConference(to, 'bring-action', open)]
}
