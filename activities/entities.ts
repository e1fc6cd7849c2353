import {
  type AgencyReference,
  agencyName,
  calendarOf,
  type SiteReference,
} from '../domain/reference/reference.ts'
import { type Calendar } from '../domain/calendar/calendar.ts'
import { type Decider } from '../domain/entity/decider.ts'
import { type InboxCommand, type TurnResult } from '../domain/entity/turn.ts'
import { loadAgency, loadSite, withOthers } from '../store/reference.ts'
import { type ConferenceEvent } from '../domain/conference/events.ts'
import { conferenceDecider } from '../domain/conference/conference.ts'
import { broughtTo, withMeetings } from '../store/meetings.ts'
import { type ConferenceState } from '../domain/conference/state.ts'
import { carryOverLimits } from '../domain/conference/automatic-items.ts'
import { pathwayDecider, siteOf } from '../domain/pathway/pathway.ts'
import { type PathwayEvent } from '../domain/pathway/events.ts'
import { type PathwayState } from '../domain/pathway/state.ts'
import { postDecider } from '../domain/post/post.ts'
import { type PostEvent } from '../domain/post/events.ts'
import { type PostState } from '../domain/post/state.ts'
import { projectConference } from '../store/projections/conference.ts'
import { projectPathway } from '../store/projections/pathway.ts'
import { projectPost } from '../store/projections/post.ts'
import { type Tx } from '../store/turns.ts'

/** What storing a turn needs to know of the world outside it. */
export interface TurnWorld {
  readonly namespace: string
  readonly mailDomain: string
  /** The real instant, for everything that is not about cases. */
  readonly real: number
}

/** One kind of entity: its rules, what they read, its projection into tables, and the names and calendar for talking about it. */
export interface EntitySpec<
  State extends object,
  Event extends { type: string; data: object },
  Reference,
> {
  readonly decider: Decider<State, Event, Reference>
  /** What the rules read; undefined where the entity's site or agency is not known, so it cannot exist. */
  readonly load: (
    tx: Tx,
    id: string,
    state: State,
    incoming: readonly InboxCommand[],
    now: number,
  ) => Promise<Reference | undefined>
  readonly project: (
    tx: Tx,
    id: string,
    turn: TurnResult<State, Event>,
    reference: Reference,
    world: TurnWorld,
  ) => Promise<void>
  /** The site at which its notices are listed. */
  readonly site: (reference: Reference, state: State) => string
  readonly names: (reference: Reference) => (agency: string) => string
  readonly calendar: (reference: Reference) => Calendar
}

/** A pathway, with its rules and its site. */
export const pathwaySpec: EntitySpec<PathwayState, PathwayEvent, SiteReference> = {
  decider: pathwayDecider,
  load: async (tx, _id, state, incoming, now) => {
    const site = state.site ?? siteIn(incoming[0])
    if (site === undefined) return undefined
    const asked = policiesAsked(incoming, 'apply-policy')
    const reference = await loadSite(tx, site, state.policyVersion, asked)
    const others = [...(state.transfer ? [state.transfer.to] : []), ...sitesOffered(incoming)]
    return reference && withMeetings(tx, await withOthers(tx, reference, others), now)
  },
  project: (tx, _id, { state, seq, events, alarmAt }, reference) =>
    projectPathway(tx, { state, seq, events, alarmAt, reference: siteOf(state, reference) }),
  site: (reference, state) => state.site ?? reference.site,
  names: (reference) => (agency) => agencyName(reference, agency),
  calendar: calendarOf,
}

/** The commands with which a meeting looks again for what comes onto its agenda by itself. */
const bringing: ReadonlySet<string> = new Set(['circulate', 'open-session'])

/** A conference, with its rules and its site under the policy that it was planned with. */
export const conferenceSpec: EntitySpec<ConferenceState, ConferenceEvent, SiteReference> = {
  decider: conferenceDecider,
  load: async (tx, _id, { meeting, stage }, incoming, now) => {
    const site = meeting?.site ?? siteNamedBy(incoming, 'plan-conference')
    if (site === undefined) return undefined
    const asked = policiesAsked(incoming, 'follow-policy')
    const reference = await loadSite(tx, site, meeting?.policyVersion, asked)
    const closes = stage === 'planned' && meeting !== undefined && meeting.listClosesAt <= now
    const looks = closes || incoming.some(({ name }) => bringing.has(name))
    if (!reference || !meeting || !looks) return reference
    return { ...reference, brought: await broughtTo(tx, site, carryOverLimits(meeting, reference)) }
  },
  project: (tx, _id, { state, seq, events, alarmAt }, reference) =>
    projectConference(tx, { state, seq, events, alarmAt, reference }),
  site: (reference) => reference.site,
  names: (reference) => (agency) => agencyName(reference, agency),
  calendar: calendarOf,
}

/** A post, with its rules and its agency's calendar. */
export const postSpec: EntitySpec<PostState, PostEvent, AgencyReference> = {
  decider: postDecider,
  load: (tx, id) => loadAgency(tx, id),
  project: (tx, agency, { events }, _reference, { namespace, mailDomain, real }) =>
    projectPost(tx, { agency, namespace, mailDomain, real, events }),
  site: () => '',
  names:
    ({ agency, name }) =>
    (other) =>
      other === agency ? name : other,
  calendar: ({ calendar }) => calendar,
}

/** The sites to which waiting commands would offer it. */
const sitesOffered = (incoming: readonly InboxCommand[]): string[] =>
  incoming.flatMap(
    (command) =>
      siteNamed(command, 'offer-transfer') ?? siteNamed(command, 'conference-offered') ?? [],
  )

/** The versions of the policy that waiting commands would apply. */
const policiesAsked = (incoming: readonly InboxCommand[], by: string): number[] =>
  incoming.flatMap(({ name, body }) => {
    if (name !== by || typeof body !== 'object' || body === null) return []
    return 'version' in body && typeof body.version === 'number' ? [body.version] : []
  })

/** The site that a waiting command of this name names. */
const siteNamedBy = (incoming: readonly InboxCommand[], name: string): string | undefined =>
  incoming.map((command) => siteNamed(command, name)).find((site) => site !== undefined)

/** The site of a new pathway: its first command is always a referral, which names it. */
const siteIn = (first: InboxCommand | undefined): string | undefined =>
  first && siteNamed(first, 'submit-referral')

function siteNamed({ name, body }: InboxCommand, by: string): string | undefined {
  if (name !== by || typeof body !== 'object' || body === null || !('site' in body))
    return undefined
  return typeof body.site === 'string' ? body.site : undefined
}
