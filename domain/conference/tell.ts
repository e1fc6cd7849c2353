import type { ConferenceEvent, ConferenceFacts } from './events.ts'
import { toConference, toPathway } from './messages.ts'
import type { Item, WaitingHistory } from './shape.ts'
import { type ConferenceState, itemOf, listedItems } from './state.ts'
import { meetingNotice } from './kinds.ts'
import type { Consequence, Notice, Party, TurnContext } from '../entity/decider.ts'
import { isOwingEvent } from '../obligations/owing-evolutions.ts'
import { returnsGiven, sharedReturns } from './requests.ts'
import type { SiteReference } from '../reference/reference.ts'
import { tellOwing } from '../obligations/notices.ts'

type Told = readonly Consequence[]

/**
 * What follows from an event outside the meeting: notices to agencies, and commands to pathways and other meetings.
 * Each is told by one event, and one event ends an item, so its pathway learns of each decision once.
 */
export function tellConference(
  state: ConferenceState,
  event: ConferenceEvent,
  { now, reference }: TurnContext<SiteReference>,
): Told {
  if (isOwingEvent(event)) return tellOwing(state, event, reference)
  const { id: conference } = state
  switch (event.type) {
    case 'conference-planned':
      return planned(state, event.data)
    case 'conference-rescheduled':
      return rescheduled(state, event.data)
    case 'capacity-extended':
      return changed(state, event.data.sequence)
    case 'conference-cancelled':
      return toInvited(state, 'cancelled', soon(state))
    case 'agenda-circulated':
    case 'minutes-circulated':
    case 'minutes-corrected':
      return toRead(state, event)
    case 'agency-invited':
      // To an urgent one they are called by what they owe; in a session that has begun they are sitting already.
      return soon(state) || (state.meeting?.at ?? 0) <= now
        ? []
        : [toOne(state, event.data, 'invited', false)]
    case 'item-listed':
    case 'item-joined':
      return state.meeting
        ? [
            toPathway(event.data.pathway, 'conference-listed', {
              conference,
              at: state.meeting.at,
              item: event.data.id,
              ...(event.data.from
                ? { from: event.data.from.conference, fromItem: event.data.from.item }
                : {}),
            }),
          ]
        : []
    case 'item-not-taken':
      return [
        toConference(event.data.from.conference, 'item-not-taken', {
          item: event.data.from.item,
          conference,
        }),
      ]
    case 'item-came-back':
      return [cameBack(state, event.data)]
    case 'item-deferred':
    case 'item-moved':
      return left(state, event)
    case 'item-offered': {
      const { id: item, pathway, site, reason } = event.data
      return [toPathway(pathway, 'conference-offered', { conference, item, site, reason })]
    }
    case 'item-decided': {
      const { id: item, pathway, ...decided } = event.data
      return [toPathway(pathway, 'conference-decided', { conference, item, ...decided })]
    }
    case 'brought-action-reviewed':
      return reviewed(state, event.data)
    default:
      return []
  }
}

/**
 * Everybody invited is told, whoever created the meeting. What a rhythm creates together is gathered in their message
 * of the next morning. What they owe calls them to an emergency meeting.
 */
function planned(state: ConferenceState, fact: ConferenceFacts['conference-planned']): Told {
  const { reconvenes, at, emergency } = fact
  const told = emergency ? [] : toInvited(state, 'planned', false)
  return reconvenes === undefined
    ? told
    : [...told, toConference(reconvenes, 'reconvened', { conference: state.id, at })]
}

/** The agenda or the minutes can be read. */
const toRead = (
  state: ConferenceState,
  event: Extract<
    ConferenceEvent,
    { type: 'agenda-circulated' | 'minutes-circulated' | 'minutes-corrected' }
  >,
): Told =>
  event.type === 'agenda-circulated'
    ? toInvited(state, 'agenda', soon(state))
    : toInvited(state, `minutes-${event.data.version}`, false)

/** Those invited are told of another place, and the pathways also of another time. Nobody is told of another closing of the list. */
function rescheduled(
  state: ConferenceState,
  { at, was, place, sequence }: ConferenceFacts['conference-rescheduled'],
): Told {
  const moved = at !== was
  return [
    ...(moved || place !== undefined ? changed(state, sequence) : []),
    ...(moved ? listedItems(state) : []).map(({ id: item, pathway }) =>
      toPathway(pathway, 'conference-moved', { conference: state.id, at, item }),
    ),
  ]
}

/** The entry in their calendars changes. Changes from before entries followed have no number, and told nobody. */
const changed = (state: ConferenceState, sequence: number | undefined): Told =>
  sequence === undefined ? [] : toInvited(state, `moved-${sequence}`, soon(state))

/** Where an item went that was not decided here: to the meeting that was named, or back to its pathway. */
function left(
  state: ConferenceState,
  { type, data }: Extract<ConferenceEvent, { type: 'item-deferred' | 'item-moved' }>,
): Told {
  const { id: conference } = state
  const { id, to, pathway } = data
  const item = itemOf(state, id)
  const goes = { conference, item: id, ...(to ? { to } : waitedOf(item)) }
  const hears =
    type === 'item-deferred'
      ? [toPathway(pathway, 'conference-deferred', goes)]
      : to
        ? []
        : [toPathway(pathway, 'conference-returned', goes)]
  if (!to || !item) return hears
  const { children, risk, repeat, referrer, agencies, answered = [], since } = item
  const carried = type === 'item-moved' && data.because === 'adjourned'
  const from = { conference, item: item.id }
  const of = { pathway, children, risk, repeat, referrer, agencies, answered }
  const returns = returnsGiven(item)
  return [...hears, toConference(to, 'carry-item', { ...of, since, carried, returns, from })]
}

const cameBack = (
  state: ConferenceState,
  { id: item, pathway, from: to }: ConferenceFacts['item-came-back'],
) => {
  const waited = waitedOf(itemOf(state, item))
  return toPathway(pathway, 'conference-returned', { conference: state.id, item, to, ...waited })
}

const waitedOf = (item: Item | undefined): Partial<WaitingHistory> =>
  item
    ? {
        since: item.since,
        ...(item.carried ? { carried: item.carried } : {}),
        returns: sharedReturns(item),
      }
    : {}

function reviewed(
  state: ConferenceState,
  { pathway, action, outcome, note, to }: ConferenceFacts['brought-action-reviewed'],
): Told {
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
  const { agency, due } = brought
  return [hears, toConference(to, 'bring-action', { pathway, action, agency, due })]
}

/** A notice to each who is invited, addressed to an agency in a role: that there is something about a meeting, never which. */
const toInvited = (state: ConferenceState, rung: string, urgent: boolean): Notice[] =>
  state.invited.map((party) => toOne(state, party, rung, urgent))

const toOne = (
  { id }: ConferenceState,
  { agency, role }: Party,
  rung: string,
  urgent: boolean,
): Notice => ({
  kind: 'notice',
  to: { agency, role },
  obligation: `${id}.${meetingNotice.code}`,
  what: meetingNotice.code,
  rung,
  urgent,
})

/** An emergency one cannot wait for a morning's message. */
const soon = ({ meeting }: ConferenceState): boolean => meeting?.emergency === true
