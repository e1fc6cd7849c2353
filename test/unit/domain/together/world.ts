import type { Actor, Decider, Message } from '../../../../domain/entity/decider.ts'
import { hampshire, london, others, reference } from './sites.ts'
import { london as londonAt, people } from '../pathway/world.ts'
import { beforeSession } from '../../../../domain/conference/rule.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import type { ConferenceEvent } from '../../../../domain/conference/events.ts'
import { type ConferenceState, listedItems } from '../../../../domain/conference/state.ts'
import {
  type EventEnvelope,
  type InboxCommand,
  type Outcome,
  takeTurn,
} from '../../../../domain/entity/turn.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

export type Kind = 'pathway' | 'conference'

/** A command on its way, under the id that its sender's event gives it. */
export interface Sent {
  readonly id: string
  readonly from: string
  readonly to: { readonly kind: Kind; readonly id: string }
  readonly name: string
  readonly body: unknown
  readonly at: number
}

/** What became of a command that one entity sent another. */
export type Judged = Sent & { readonly outcome: Outcome }

/** What somebody asks of an entity. */
export interface Doing {
  readonly name: string
  readonly body: unknown
  readonly by: Actor
}

interface Kept<State, Event> {
  state: State
  seq: number
  readonly events: EventEnvelope<Event>[]
}
export type KeptPathway = Kept<PathwayState, PathwayEvent>
export type KeptConference = Kept<ConferenceState, ConferenceEvent>

/**
 * Pathways and meetings as the engine runs them: each takes turns of its own, with the real rules, on what has come into its
 * inbox by then. What one sends is in the inbox of the other from that turn on, in the order of sending; who takes the next
 * turn, and with how much of its inbox, is for whoever plays to say. A command that comes in again under its id is not judged
 * again.
 */
export class World {
  readonly pathways = new Map<string, KeptPathway>()
  readonly conferences = new Map<string, KeptConference>()
  /** Everything that was ever sent, by its id. */
  readonly sent = new Map<string, Sent>()
  readonly judged: Judged[] = []
  readonly faults: unknown[] = []
  now = londonAt('2026-11-02 10:00')
  private inbox: Sent[] = []
  private people = 0

  /** A world that has come as far, and goes on by itself. */
  copy(): World {
    const other = new World()
    for (const [id, kept] of this.pathways)
      other.pathways.set(id, { ...kept, events: [...kept.events] })
    for (const [id, kept] of this.conferences)
      other.conferences.set(id, { ...kept, events: [...kept.events] })
    for (const [id, one] of this.sent) other.sent.set(id, one)
    other.judged.push(...this.judged)
    other.inbox = [...this.inbox]
    other.now = this.now
    other.people = this.people
    return other
  }

  pathway(id: string): KeptPathway {
    return kept(this.pathways, id, pathwayDecider)
  }

  conference(id: string): KeptConference {
    return kept(this.conferences, id, conferenceDecider)
  }

  /** Whose inbox is not empty, each once, in the order of what came first. */
  get waiting(): readonly Sent['to'][] {
    return [...new Map(this.inbox.map(({ to }) => [`${to.kind}:${to.id}`, to])).values()]
  }

  /** Somebody's command is judged at once, after what was in the inbox before it. */
  does(kind: Kind, id: string, doing: Doing): void {
    this.turn(kind, id)
    this.judge(kind, id, [this.command(doing)])
  }

  /** Two do something in the same moment: neither turn has seen what the other sends. */
  atOnce(...both: readonly { kind: Kind; id: string; doing: Doing }[]): void {
    for (const { kind, id } of both) this.turn(kind, id)
    for (const { kind, id, doing } of both) this.judge(kind, id, [this.command(doing)])
  }

  /** An entity takes a turn on the oldest commands of its inbox: so many at most. */
  turn(kind: Kind, id: string, most = Infinity): void {
    const mine = this.inbox.filter(({ to }) => to.kind === kind && to.id === id).slice(0, most)
    this.inbox = this.inbox.filter((one) => !mine.includes(one))
    const outcomes = this.judge(
      kind,
      id,
      mine.map((one) => ({ ...incoming(one), receivedAt: one.at })),
    )
    const judged = mine.flatMap((one) => {
      const found = outcomes.find((outcome) => outcome.id === one.id)
      return found ? [{ ...one, outcome: found.outcome }] : []
    })
    this.judged.push(...judged)
    this.inbox.unshift(...mine.slice(judged.length)) // more than one turn takes is the next turn's
  }

  /** What was judged before comes in again under another id, as no inbox would let it. */
  again(one: Sent): Outcome | undefined {
    const id = `again/${this.people++}`
    const command = { ...incoming(one), id, receivedAt: this.now }
    return this.judge(one.to.kind, one.to.id, [command])[0]?.outcome
  }

  private command({ name, body, by }: Doing): InboxCommand {
    return { id: `person/${this.people++}`, name, body, by, receivedAt: this.now }
  }

  private judge(kind: Kind, id: string, commands: readonly InboxCommand[]) {
    const result =
      kind === 'pathway'
        ? this.take(kind, id, pathwayDecider, this.pathway(id), this.sitesNow(), commands)
        : this.take(
            kind,
            id,
            conferenceDecider,
            this.conference(id),
            this.meetingNow(id, commands),
            commands,
          )
    this.faults.push(...result.faults.map(({ error }) => error))
    for (const { to, name, body, seq, index, answers } of result.messages)
      if (to.kind !== 'post') {
        const place = answers === undefined ? `${seq}/${index}` : `answers ${answers}`
        const key = `${kind}:${id}/${place}`
        const from = `${kind}:${id}`
        const one = { id: key, from, to: { kind: to.kind, id: to.id }, name, body, at: this.now }
        if (this.sent.has(key)) throw new Error(`${key} is sent a second time`)
        this.sent.set(key, one)
        this.inbox.push(one)
      }
    return result.outcomes
  }

  private take<State, Event>(
    kind: Kind,
    id: string,
    decider: Decider<State, Event, SiteReference>,
    entity: Kept<State, Event>,
    under: SiteReference,
    incoming: readonly InboxCommand[],
  ) {
    const { state, seq } = entity
    const result = takeTurn(decider, under, { id, state, seq, now: this.now, incoming })
    entity.state = result.state
    entity.seq = result.seq
    entity.events.push(...result.events)
    return result
  }

  /** The sites as a pathway reads them, with the meetings that have not begun. */
  sitesNow(): SiteReference {
    const there = { ...hampshire, meetings: this.meetingsOf('hampshire') }
    return {
      ...london,
      meetings: this.meetingsOf('london'),
      others: { ...others, hampshire: there },
    }
  }

  private meetingsOf(site: string): OpenMeeting[] {
    const meetings = [...this.conferences.values()].flatMap(({ state }): OpenMeeting[] => {
      const { meeting } = state
      if (meeting?.site !== site || meeting.at <= this.now) return []
      if (!beforeSession.some((stage) => stage === state.stage)) return []
      const { form, at, listClosesAt, capacity, emergency = false } = meeting
      const count = listedItems(state).length
      return [{ id: state.id, form, at, listClosesAt, capacity, listed: count, emergency }]
    })
    return meetings.sort((a, b) => a.at - b.at)
  }

  /** A meeting's own site, and the open actions that come onto an agenda when its list closes. */
  private meetingNow(id: string, commands: readonly InboxCommand[]): SiteReference {
    const { meeting, stage } = this.conference(id).state
    const plan = commands.find(({ name }) => name === 'plan-conference')?.body
    const { site } = meeting ?? (plan as { site: string } | undefined) ?? london
    const own = site === 'hampshire' ? hampshire : london
    if (!meeting || stage !== 'planned' || meeting.listClosesAt > this.now) return own
    const actions = [...this.pathways.values()].flatMap(({ state }) =>
      owed(state, 'action')
        .filter(({ due, about }) => state.site === site && due <= meeting.at && about !== undefined)
        .map(({ agency, due, about = '' }) => ({ pathway: state.id, action: about, agency, due })),
    )
    return { ...own, brought: { actions, expiries: [] } }
  }
}

function kept<State, Event>(
  all: Map<string, Kept<State, Event>>,
  id: string,
  { initial }: Pick<Decider<State, Event, SiteReference>, 'initial'>,
): Kept<State, Event> {
  const found = all.get(id) ?? { state: initial(id), seq: 0, events: [] }
  all.set(id, found)
  return found
}

function incoming({ id, name, body, from }: Sent): Omit<InboxCommand, 'receivedAt'> {
  const [kind, of = ''] = from.split(':')
  return {
    id,
    name,
    body,
    by: { ...people.system, id: from },
    sender: { kind: kind === 'pathway' ? 'pathway' : 'conference', id: of },
  }
}

/** What an event says to others, told again from the events before it alone. */
export function toldAgain<State, Event>(
  decider: Decider<State, Event, SiteReference>,
  id: string,
  events: readonly EventEnvelope<Event>[],
): Map<string, Message> {
  const told = new Map<string, Message>()
  let state = decider.initial(id)
  for (const { seq, at, event } of events) {
    state = decider.evolve(state, event)
    for (const [index, one] of decider.tell(state, event, { now: at, reference }).entries())
      if (one.kind === 'command' && one.to.kind !== 'post') told.set(`${seq}/${index}`, one)
  }
  return told
}
