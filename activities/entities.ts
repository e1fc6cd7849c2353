import {
  type AgencyReference,
  agencyName,
  calendarOf,
  type SiteReference,
} from '../domain/reference/reference.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import type { Decider } from '../domain/entity/decider.ts'
import type { EventEnvelope, InboxCommand, TurnResult } from '../domain/entity/turn.ts'
import type { MeetingIds } from '../domain/conference/dates.ts'
import { keepMeetingIds } from '../store/meeting-ids.ts'
import { loadAgency, loadSite, withOthers } from '../store/reference.ts'
import type { ConferenceEvent } from '../domain/conference/events.ts'
import { conferenceCommands } from '../domain/conference/commands/index.ts'
import { pathwayCommands } from '../domain/pathway/commands/index.ts'
import type { Reads } from '../domain/entity/rule.ts'
import { conferenceDecider } from '../domain/conference/conference.ts'
import { findSamePerson } from '../store/reads/same-person.ts'
import { findBrought, withMeetings } from '../store/meetings.ts'
import type { ConferenceState } from '../domain/conference/state.ts'
import { carryOverLimits } from '../domain/conference/automatic-items.ts'
import { pathwayDecider, siteOf } from '../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../domain/pathway/events.ts'
import type { PathwayState } from '../domain/pathway/state.ts'
import { postDecider } from '../domain/post/post.ts'
import type { PostEvent } from '../domain/post/events.ts'
import type { PostState } from '../domain/post/state.ts'
import { projectConference } from '../store/projections/conference.ts'
import { projectPathway } from '../store/projections/pathway.ts'
import { projectPost } from '../store/projections/post.ts'
import { readPast, type Tx } from '../store/turns.ts'

/** What storing a turn needs to know of the world outside it. */
export interface TurnWorld {
  readonly mailDomain: string
  /** The real instant, for everything that is not about cases. */
  readonly real: number
}

/** Something that happened, whatever the kind of entity. */
export interface AnyEvent {
  readonly type: string
  readonly data: object
}

/** One kind of entity: its rules, what they read, its projection into tables, and the names and calendar for talking about it. */
export interface EntitySpec<State extends object, Event extends AnyEvent, Reference> {
  readonly decider: Decider<State, Event, Reference>
  /** What the rules read; undefined where the entity's site or agency is not known, so it cannot exist. */
  readonly load: (
    tx: Tx,
    id: string,
    state: State,
    incoming: readonly InboxCommand[],
    now: number,
  ) => Promise<Reference | undefined>
  /** All that happened to it, if a rule of what came in reads that. */
  readonly past?: (
    tx: Tx,
    id: string,
    incoming: readonly InboxCommand[],
  ) => Promise<readonly EventEnvelope<AnyEvent>[] | undefined>
  readonly project: (
    tx: Tx,
    id: string,
    turn: TurnResult<State, Event>,
    reference: Reference,
    world: TurnWorld,
  ) => Promise<void>
  /**
   * What a turn does on a row that was restored to before what its workflow knows: `stops`, so that nothing is decided on what
   * is no longer so; or `goesOn` from there, where something done twice is better than something urgent that waits.
   */
  readonly whenRestored: 'stops' | 'goesOn'
  /** The site at which its notices are listed. */
  readonly site: (reference: Reference, state: State) => string
  readonly names: (reference: Reference) => (agency: string) => string
  readonly calendar: (reference: Reference) => Calendar
}

/** A pathway, with its rules and its site. */
export const pathwaySpec: EntitySpec<PathwayState, PathwayEvent, SiteReference> = {
  decider: pathwayDecider,
  load: async (tx, _id, state, incoming, now) => {
    const site = state.site ?? named(pathwayCommands, incoming.slice(0, 1), 'ownSite').find(isText)
    if (site === undefined) return undefined
    const asked = named(pathwayCommands, incoming, 'policy').filter(isNumber)
    const reference = await loadSite(tx, site, state.policyVersion, asked)
    const others = [
      ...(state.transfer ? [state.transfer.to] : []),
      ...named(pathwayCommands, incoming, 'otherSite').filter(isText),
    ]
    if (!reference) return undefined
    const told = incoming.some(({ name }) => readsOf(pathwayCommands, name)?.samePerson)
    const samePerson = told ? await findSamePerson(tx, state) : undefined
    const whole = await withMeetings(tx, await withOthers(tx, reference, others), now)
    return samePerson ? { ...whole, samePerson } : whole
  },
  past: async (tx, id, incoming) =>
    incoming.some(({ name }) => readsOf(pathwayCommands, name)?.past)
      ? await readPast(tx, 'pathway', id)
      : undefined,
  project: async (tx, _id, { state, seq, events, alarmAt }, reference) => {
    await keepMeetingIds(tx, madeBy(events, reference))
    await projectPathway(tx, { state, seq, events, alarmAt, reference: siteOf(state, reference) })
  },
  whenRestored: 'stops',
  site: (reference, state) => state.site ?? reference.site,
  names: (reference) => (agency) => agencyName(reference, agency),
  calendar: calendarOf,
}

/** The meetings that a pathway's events make and that nobody has asked for before. */
function madeBy(
  events: readonly EventEnvelope<PathwayEvent>[],
  { meetingIds }: SiteReference,
): ReturnType<MeetingIds['fresh']> {
  const made = new Set(
    events.flatMap(({ event }) =>
      event.type === 'listing-asked' && event.data.plans ? [event.data.conference] : [],
    ),
  )
  return (meetingIds?.fresh() ?? []).filter(({ id }) => made.has(id))
}

/** A conference, with its rules and its site under the policy that it was planned with. */
export const conferenceSpec: EntitySpec<ConferenceState, ConferenceEvent, SiteReference> = {
  decider: conferenceDecider,
  load: async (tx, _id, { meeting, stage }, incoming, now) => {
    const site = meeting?.site ?? named(conferenceCommands, incoming, 'ownSite').find(isText)
    if (site === undefined) return undefined
    const asked = named(conferenceCommands, incoming, 'policy').filter(isNumber)
    const reference = await loadSite(tx, site, meeting?.policyVersion, asked)
    const closes = stage === 'planned' && meeting !== undefined && meeting.listClosesAt <= now
    const looks = closes || incoming.some(({ name }) => readsOf(conferenceCommands, name)?.agenda)
    if (!reference || !meeting || !looks) return reference
    return {
      ...reference,
      brought: await findBrought(tx, site, carryOverLimits(meeting, reference)),
    }
  },
  past: async (tx, id, incoming) =>
    incoming.some(({ name }) => readsOf(conferenceCommands, name)?.past)
      ? await readPast(tx, 'conference', id)
      : undefined,
  project: (tx, _id, { state, seq, events, alarmAt }, reference) =>
    projectConference(tx, { state, seq, events, alarmAt, reference }),
  whenRestored: 'stops',
  site: (reference) => reference.site,
  names: (reference) => (agency) => agencyName(reference, agency),
  calendar: calendarOf,
}

/** A post, with its rules and its agency's calendar. */
export const postSpec: EntitySpec<PostState, PostEvent, AgencyReference> = {
  decider: postDecider,
  load: (tx, id) => loadAgency(tx, id),
  project: (tx, agency, { events }, _reference, { mailDomain, real }) =>
    projectPost(tx, { agency, mailDomain, real, events }),
  whenRestored: 'goesOn', // a reminder sent twice does less harm than one that is not sent
  site: () => '',
  names:
    ({ agency, name }) =>
    (other) =>
      other === agency ? name : other,
  calendar: ({ calendar }) => calendar,
}

type Reading = Readonly<Record<string, { readonly reads?: Reads }>>

/** What waiting commands name of what their rules read: the values of the fields that their entries say. */
const named = (
  rules: Reading,
  incoming: readonly InboxCommand[],
  what: Exclude<keyof Reads, 'agenda' | 'past' | 'samePerson'>,
): unknown[] =>
  incoming.flatMap(({ name, body }) => {
    const field = readsOf(rules, name)?.[what]
    if (field === undefined || typeof body !== 'object' || body === null) return []
    return Object.entries(body).flatMap(([key, value]: [string, unknown]) =>
      key === field ? [value] : [],
    )
  })

const readsOf = (rules: Reading, name: string): Reads | undefined =>
  Object.hasOwn(rules, name) ? rules[name]?.reads : undefined

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
