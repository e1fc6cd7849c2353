import { defaultResearch, type MeetingForm } from '../policy/meetings.ts'
import { dueAfter } from '../obligations/ladder.ts'
import type { PathwayBuilder } from './builder.ts'
import { findEmergencyMeeting } from './emergency-listing.ts'
import { formsOf } from '../conference/forms.ts'
import { optional } from '../entity/rule.ts'
import type { SiteReference } from '../reference/reference.ts'
import type { ListingEnd } from './shape/listing.ts'
import type { TurnContext } from '../entity/decider.ts'
import { nextMeetingWithRoom } from '../conference/agenda.ts'
import type { OpenMeeting } from '../conference/shape.ts'
import { changedProfile } from './listing-profile.ts'
import { owed, type PathwayState } from './state.ts'

/** Whether a conference is to decide about it. */
export const awaitsConference = (state: PathwayState): boolean =>
  owed(state, 'conference', 'emergencyConference').length > 0

/**
 * After every decision: a pathway that no longer needs a conference leaves its list. One that owes a conference and is
 * on no list asks the next meeting with room. An emergency meeting is asked for at once, even from a usual list. If no
 * list is open, nothing happens and the next decision tries again. A listed pathway sends what has changed.
 */
export function updateListing(builder: PathwayBuilder): void {
  if (builder.state.listing && !awaitsConference(builder.state)) leaveList(builder, 'notNeeded')
  listAsEmergency(builder)
  const changed = changedProfile(builder.state)
  if (builder.state.listing && changed)
    builder.record('listing-updated', { conference: builder.state.listing.conference, ...changed })
  if (builder.state.listing || owed(builder.state, 'conference').length === 0) return
  const next = chooseMeeting(builder.state, builder.context)
  if (next) builder.record('listing-asked', { conference: next.id, ...formOf(builder, next) })
}

function listAsEmergency(builder: PathwayBuilder): void {
  const { state } = builder
  if (state.listing?.emergency || owed(state, 'emergencyConference').length === 0) return
  const asked = findEmergencyMeeting(builder)
  if (!asked) return
  leaveList(builder, 'elsewhere')
  builder.record('listing-asked', { ...asked, emergency: true })
}

/**
 * The meeting to ask: of the form in which people listed it, or else of the first form that the site holds; never one
 * that has turned it away.
 */
export function chooseMeeting(
  { turnedAway, listing }: PathwayState,
  { reference, now }: TurnContext<SiteReference>,
): OpenMeeting | undefined {
  const { by, after = now } = turnedAway ?? { by: [] }
  const asked = (meetings: readonly OpenMeeting[]) =>
    meetings.filter(({ id, at }) => !by.includes(id) && at > after && id !== listing?.conference)
  const form = listing?.form ?? turnedAway?.form
  const first = form ? nextMeetingWithRoom(asked(meetingsOf(reference, form)), now) : undefined
  return first ?? nextMeetingWithRoom(asked(usualMeetings(reference)), now)
}

/** The form of a meeting that is none of the usual ones of the site, to be looked for again. */
export function formOf(
  { context }: Pick<PathwayBuilder, 'context'>,
  { form }: OpenMeeting,
): { form?: MeetingForm } {
  return form === usualForm(context.reference) ? {} : { form }
}

/**
 * Whether the meeting asks the agencies when its list closes, instead of triage asking at once. This is so if the
 * site's policy says so and a list is open.
 */
export const meetingAsksAgencies = ({ state, context }: PathwayBuilder): boolean =>
  (context.reference.policy.research ?? defaultResearch).asks === 'atListClosing' &&
  chooseMeeting(state, context) !== undefined

/** The site's meetings at which pathways are usually heard, soonest first; no emergency one. */
export const usualMeetings = (reference: SiteReference): OpenMeeting[] =>
  meetingsOf(reference, usualForm(reference))

function usualForm({ policy }: SiteReference): MeetingForm {
  const [usual = 'stalkingPanel'] = formsOf(policy)
  return usual
}

const meetingsOf = ({ meetings = [] }: SiteReference, of: MeetingForm): OpenMeeting[] =>
  meetings.filter(({ form, emergency }) => form === of && !emergency)

/** Leaves the list it is on, if any; the meeting is told. */
export function leaveList(builder: PathwayBuilder, because: ListingEnd): void {
  const { listing } = builder.state
  if (!listing) return
  const { conference, at } = listing
  builder.record('listing-ended', {
    conference,
    because,
    ...(because === 'deferred' ? optional({ at }) : {}),
    withdraw: true,
  })
}

/**
 * The pathway now belongs to another site. Its item goes with it to the next meeting there, with what was returned
 * about it. If no list is open there, or it was an emergency, it leaves the list and asks again.
 */
export function moveListingToSite(builder: PathwayBuilder): void {
  const { listing } = builder.state
  if (!listing) return
  const usual = !listing.emergency && owed(builder.state, 'conference').length > 0
  const next = usual ? chooseMeeting(builder.state, builder.context) : undefined
  if (!next) leaveList(builder, 'elsewhere')
  else
    builder.record('listing-carried', {
      conference: listing.conference,
      to: next.id,
      transferred: true,
    })
}

/** If a meeting is later than a decision is due, the decision is due on the day of the meeting. */
export function postponeToMeeting(
  builder: PathwayBuilder,
  at: number,
  of: 'conference' | 'emergencyConference' = 'conference',
): void {
  const by = Math.max(at, dueAfter(at, builder.clock('meeting').span, builder.calendar))
  for (const one of owed(builder.state, of)) if (one.due < by) builder.move(one, by)
}
