import type { Actor, Decider, Message } from '../../../../domain/entity/decider.ts'
import type { ConferenceEvent } from '../../../../domain/conference/events.ts'
import type { ConferenceState } from '../../../../domain/conference/state.ts'
import type { EventEnvelope, InboxCommand, Outcome } from '../../../../domain/entity/turn.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import type { PathwayState } from '../../../../domain/pathway/state.ts'
import { people } from '../pathway/world.ts'
import { reference } from './sites.ts'
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

/** An entity as its turns leave it. */
export interface Kept<State, Event> {
  state: State
  seq: number
  readonly events: EventEnvelope<Event>[]
}
export type KeptPathway = Kept<PathwayState, PathwayEvent>
export type KeptConference = Kept<ConferenceState, ConferenceEvent>

/** What comes into an inbox for what was sent, except when. */
export function incoming({ id, name, body, from }: Sent): Omit<InboxCommand, 'receivedAt'> {
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
