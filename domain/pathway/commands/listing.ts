import { awaitsConference, postponeToMeeting, leaveList } from '../listing.ts'
import type { Listing, RefusedBy } from '../shape/listing.ts'
import { carryOutDecision } from '../conference-decision.ts'
import type { WaitingHistory } from '../../conference/shape.ts'
import { type MessageInput, messages } from '../../entity/messages.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { type PathwayRule, type WhenRefused, ruleWith } from '../rule.ts'

const listedSomewhere: PathwayRule['allowed'] = ({ listing }) =>
  listing ? undefined : refuse('not-listed')

/** Whether it is on the list of this meeting, or on its way there. */
const standsAt = ({ listing }: { readonly listing?: Listing }, id: string | undefined): boolean =>
  id !== undefined && listing?.conference === id

/** Whether it stood there as this item, and not as a later one that it has asked for since. */
const stoodAs = (
  { listing }: { readonly listing?: Listing },
  id: string,
  item: string | undefined,
): boolean =>
  listing?.conference === id &&
  (item === undefined || (listing.at !== undefined && (listing.item ?? item) === item))

/** Whether it left the list of that meeting, or was turned away there. */
const hasLeft = (
  {
    turnedAway,
    leftUnheard = [],
  }: { readonly turnedAway?: RefusedBy; readonly leftUnheard?: readonly string[] },
  id: string,
): boolean => leftUnheard.includes(id) || (turnedAway?.by.includes(id) ?? false)

/** What a meeting sends. */
const systemRule = ruleWith({ area: 'conference', who: 'system' })

/**
 * A meeting has the pathway on its list, because it asked or because the item came from another meeting. If it neither
 * asked nor was moved there, because it left in between or no longer needs a meeting, that meeting is asked to remove
 * just this item. A command of the system, sent by the meeting.
 */
const conferenceListed = systemRule({
  label: 'Receive notice that the pathway is listed',
  afterEnd: true,
  body: messages.pathway['conference-listed'],
  decide(builder, { conference: id, at, item, from, fromItem }) {
    const { state } = builder
    const moved = from !== undefined && awaitsConference(state)
    // Of one whose list it has left since it hears late; that meeting was told.
    const took = state.listing ? stoodAs(state, from ?? '', fromItem) : !hasLeft(state, id)
    if (standsAt(state, id) || (moved && took)) {
      builder.record('listing-confirmed', {
        conference: id,
        at,
        ...optional({ item, from }),
      })
      postponeToMeeting(builder, at)
      // The same day or the next working day is in time; what people carry on from there is not.
      if (builder.state.listing?.emergency && from === undefined)
        postponeToMeeting(builder, at, 'emergencyConference')
      return undefined
    }
    if (from === undefined && item === undefined) return refuse('not-listed')
    const because = awaitsConference(state) ? 'elsewhere' : 'notNeeded'
    const before = from && fromItem ? { conference: from, item: fromItem } : undefined
    const as = item === undefined ? undefined : { item, ...optional({ from: before }) }
    builder.record('listing-ended', {
      conference: id,
      because,
      withdraw: true,
      ...optional({ as }),
    })
  },
})

/** What a meeting sends while the pathway is on a list. */
const listedRule = ruleWith({ area: 'conference', who: 'system', allowed: listedSomewhere })

/** The meeting at which it is listed meets at another time. A command of the system. */
const conferenceMoved = listedRule({
  label: 'Receive notice that the meeting has moved',
  body: messages.pathway['conference-moved'],
  decide(builder, { conference: id, at, item: as }) {
    if (!stoodAs(builder.state, id, as)) return refuse('not-listed')
    builder.record('listing-moved', { conference: id, at })
    postponeToMeeting(builder, at)
  },
})

/** How it waited at a meeting, as far as that said. */
const waitedThere = ({ since, carried, returns }: Partial<WaitingHistory>) =>
  since === undefined ? {} : { since, ...optional({ carried }), returns: returns ?? [] }

/** The meeting decides later: at the meeting that it names, or else the pathway asks a later one. A command of the system. */
const conferenceDeferred = listedRule({
  label: 'Receive notice that it was deferred',
  body: messages.pathway['conference-deferred'],
  decide(builder, { conference: id, item: as, to, ...how }) {
    const { listing } = builder.state
    if (!stoodAs(builder.state, id, as)) return refuse('not-listed')
    if (to) builder.record('listing-carried', { conference: id, to })
    else
      builder.record('listing-ended', {
        conference: id,
        because: 'deferred',
        ...optional({ at: listing?.at }),
        ...waitedThere(how),
      })
  },
})

/** No meeting has it any more, not even the one it was on its way to, so it asks another. A command of the system. */
const conferenceReturned = listedRule({
  label: 'Receive notice that it was given back',
  body: messages.pathway['conference-returned'],
  decide(builder, { conference: id, item: as, to, ...how }) {
    const { listing } = builder.state
    const onItsWay = standsAt(builder.state, to) && (as === undefined || listing?.at === undefined)
    const stood = stoodAs(builder.state, id, as) ? id : onItsWay ? to : undefined
    if (stood === undefined) return refuse('not-listed')
    builder.record('listing-ended', {
      conference: stood,
      because: 'returned',
      ...waitedThere(how),
      ...(listing?.emergency ? optional({ at: listing.at }) : {}), // not one more at the time that was just given up
    })
  },
})

/**
 * A meeting has decided. The same follows as when the chair records the decision here, once for each item. It counts
 * even if the pathway has since asked elsewhere, as long as a decision is owed. If none is, because the chair has decided here
 * or the pathway has ended, it is kept, and the chair looks at both. A command of the system.
 */
const conferenceDecided = systemRule({
  label: 'Receive the decision of a conference',
  afterEnd: true,
  body: messages.pathway['conference-decided'],
  decide(builder, { conference: id, item, ...decided }) {
    const { state } = builder
    if (state.decisions?.includes(`${id}/${item}`)) return refuse('already-decided')
    if (!awaitsConference(state))
      return keepOvertaken(builder, { conference: id, item, ...decided })
    if (decided.decision !== 'noted' || standsAt(state, id)) endListing(builder, id)
    return carryOutDecision(builder, { ...decided, at: { conference: id, item } })
  },
})

/** What a meeting decided too late is on this timeline too, once, and nothing follows on it but that the chair looks at it. */
function keepOvertaken(
  builder: PathwayBuilder,
  decided: MessageInput<'pathway', 'conference-decided'>,
): undefined {
  const { conference, item, decision, risk, rationale, dissent, actions } = decided
  const { referTo, receiver, receiverName } = decided
  const agreed = actions.map(({ agency, role, what, why, due, strand }) => ({
    ...{ agency, role, what, due },
    ...optional({ why, strand }),
  }))
  builder.record('decision-overtaken', {
    ...{ conference, item, decision, risk, rationale },
    ...optional({
      ...{ referTo, receiver, receiverName },
      dissent: dissent.length > 0 ? dissent : undefined,
      actions: agreed.length > 0 ? agreed : undefined,
    }),
  })
  builder.open('lookAtDecision', { about: item })
}

/** It is on no list any more: the meeting that decided has it off its own, another one is told. */
function endListing(builder: PathwayBuilder, decidedAt: string): void {
  if (standsAt(builder.state, decidedAt))
    builder.record('listing-ended', { conference: decidedAt, because: 'decided' })
  else leaveList(builder, 'elsewhere')
}

/** What a meeting's refusal to list it comes to: another meeting is asked, if one is open. */
function handleRefusedListing(builder: PathwayBuilder, code: string): void {
  const { listing } = builder.state
  if (!listing || builder.context.by.id !== `conference:${listing.conference}`) return
  if (code === 'already-listed') return // it is there by another way, and hears so
  // If the meeting has confirmed it, that was an earlier item: what was asked for since then was refused.
  const confirmed = listing.at !== undefined
  builder.record('listing-ended', {
    conference: listing.conference,
    because: 'refused',
    code,
    ...(confirmed ? { withdraw: true } : {}),
  })
}

/**
 * The meeting of the site that it left did not have the item any more: nothing is on its way, and the meeting of its new site is
 * asked itself.
 */
function handleNothingSent(builder: PathwayBuilder): void {
  const { listing } = builder.state
  if (listing?.sentBy === undefined) return
  if (builder.context.by.id !== `conference:${listing.sentBy}`) return
  builder.record('listing-asked', { conference: listing.conference })
}

/** What follows when a meeting refuses what a pathway asked of it. */
export const listingRefusals = {
  'list-item': handleRefusedListing,
  'withdraw-item': handleNothingSent,
} as const satisfies WhenRefused

/** What meetings say to a pathway, each message a command. */
export const listingCommands = {
  'conference-listed': conferenceListed,
  'conference-moved': conferenceMoved,
  'conference-deferred': conferenceDeferred,
  'conference-returned': conferenceReturned,
  'conference-decided': conferenceDecided,
} as const
