import {
  type AgencyReference,
  agencyName,
  calendarOf,
  type SiteReference,
} from '../domain/reference/reference.ts'
import { type Calendar } from '../domain/calendar/calendar.ts'
import { type Decider } from '../domain/decider.ts'
import { type InboxCommand, type TurnResult } from '../domain/turn.ts'
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

/** The world outside one turn that its storing needs. */
export interface TurnWorld {
  readonly namespace: string
  readonly mailDomain: string
  /** The real instant, for what is not about cases. */
  readonly real: number
}

/** One kind of entity: its rules, what they read, what is kept beside them, and how it is spoken of. */
export interface EntitySpec<
  State extends object,
  Event extends { type: string; data: object },
  Reference,
> {
  readonly decider: Decider<State, Event, Reference>
  /** What the rules read; undefined where the entity's site or agency is not known, so that it cannot exist. */
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
  /** Where what it tells is listed. */
  readonly site: (reference: Reference, state: State) => string
  readonly names: (reference: Reference) => (agency: string) => string
  readonly calendar: (reference: Reference) => Calendar
}

/** A pathway: its rules, and what its site says. */
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

/** With these a meeting looks again what comes onto its agenda by itself. */
const bringing: ReadonlySet<string> = new Set(['circulate', 'open-session'])

/** A conference: its rules, and what its site says under the policy that it was planned with. */
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

/** A post: its rules, and its agency's calendar. */
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

/** The sites to which waiting commands want to offer it. */
const sitesOffered = (incoming: readonly InboxCommand[]): string[] =>
  incoming.flatMap(
    (command) =>
      siteNamed(command, 'offer-transfer') ?? siteNamed(command, 'conference-offered') ?? [],
  )

/** The versions of the policy that waiting commands want to apply. */
const policiesAsked = (incoming: readonly InboxCommand[], by: string): number[] =>
  incoming.flatMap(({ name, body }) => {
    if (name !== by || typeof body !== 'object' || body === null) return []
    return 'version' in body && typeof body.version === 'number' ? [body.version] : []
  })

/** The site that a waiting command of this name names. */
const siteNamedBy = (incoming: readonly InboxCommand[], name: string): string | undefined =>
  incoming.map((command) => siteNamed(command, name)).find((site) => site !== undefined)

/** A referral names its site; nothing else can be the first thing that a pathway hears. */
const siteIn = (first: InboxCommand | undefined): string | undefined =>
  first && siteNamed(first, 'submit-referral')

function siteNamed({ name, body }: InboxCommand, by: string): string | undefined {
  if (name !== by || typeof body !== 'object' || body === null || !('site' in body))
    return undefined
  return typeof body.site === 'string' ? body.site : undefined
}
