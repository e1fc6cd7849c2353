import type { Decider } from '../../../../domain/entity/decider.ts'
import { london as londonAt } from '../pathway/world.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import {
  type Doing,
  incoming,
  type Judged,
  type Kept,
  type KeptConference,
  type KeptPathway,
  type Kind,
  type Sent,
} from './sent.ts'
import { type InboxCommand, type Outcome, takeTurn } from '../../../../domain/entity/turn.ts'
import { meetingNow, sitesNow } from './reading.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

/**
 * Pathways and meetings as the engine runs them: each takes turns of its own, with the real rules, on what has come into its
 * inbox by then. What one sends is in the inbox of the other from that turn on, in the order of sending. Who takes the next
 * turn, and with how much of its inbox, is for whoever plays to say. A command that comes in again under its id is not
 * judged again.
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
        ? this.take(kind, id, pathwayDecider, this.pathway(id), sitesNow(this), commands)
        : this.take(
            kind,
            id,
            conferenceDecider,
            this.conference(id),
            meetingNow(this, id, commands),
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
