import type { Role } from '../codes.ts'
import type { RefusalCode } from '../refusals.ts'

/** Who asks. The id is opaque: it appears in events, and through them in Temporal. */
export interface Actor {
  readonly id: string
  readonly agency: string
  readonly roles: readonly Role[]
  readonly sites: readonly string[]
  /** Whether they treat the person, whatever the roles they come in: as a guest, or because their role provides the sessions. */
  readonly provides?: true
  /** True for the system itself: another entity's command, or time. */
  readonly system?: true
}

/** The system itself as a sender: an entity, time, or a part of the machine, by its id. It has no role and belongs to no site. */
export const systemActor = (id: string): Actor => ({
  id,
  agency: 'throughline',
  roles: [],
  sites: [],
  system: true,
})

/** A "no" from the rules: a value with a stable code, shown beside the button. `field` is named if one field is at fault. */
export interface Refusal {
  readonly code: RefusalCode
  readonly field?: string
}

/** What a command or time comes to: what happens, and the state after each event, for it was evolved while deciding. */
export type Decision<State, Event> =
  | { readonly ok: true; readonly events: readonly Event[]; readonly states: readonly State[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What somebody asks of an entity. The body was checked at the edge; free text in it has become ids. */
export interface Command {
  readonly name: string
  readonly body: unknown
}

export interface Party {
  readonly agency: string
  readonly role: Role
}

/** A message that something waits: to whom, about which obligation, at which rung. Never what, never about whom. */
export interface Notice {
  readonly kind: 'notice'
  readonly to: Party
  readonly obligation: string
  readonly what: string
  readonly rung: string
  readonly urgent: boolean
  /** Since when it waits, if not from now: the instant of its rung. */
  readonly since?: number
  /** Recorded but not sent: a higher rung was reached at the same time. */
  readonly overtaken?: true
}

/** A command from one entity to another. A quiet one wakes nobody: it is judged when its receiver next has a turn. */
export interface Message {
  readonly kind: 'command'
  readonly to: { readonly kind: EntityKind; readonly id: string }
  readonly name: string
  readonly body: unknown
  readonly quiet?: true
  /** In whose name it comes, where its receiver's readers must not learn from which entity. */
  readonly signed?: string
}

export type Consequence = Notice | Message

/** The kinds of entity, each with a life and an alarm of its own. */
export type EntityKind = 'pathway' | 'conference' | 'post'

/** Whom an entity waits for, for what, until when. */
interface Waiting extends Party {
  readonly obligation: string
  readonly what: string
  readonly since: number
  readonly due: number
}

/** The position of an entity. Codes and instants only: this is what Temporal gets to see. */
export interface Position {
  readonly stage: string
  readonly site?: string
  readonly waitingOn: readonly Waiting[]
  readonly next?: { readonly at: number; readonly what: string }
  readonly ended: boolean
  /** The message this entity has under way, if it is one that sends. */
  readonly send?: { readonly message: string }
}

/** The same for every decision of one turn: its instant, and the reference data that the rules read. */
export interface TurnContext<Reference> {
  /** The turn's instant: the later of the clock and what the entity last wrote. */
  readonly now: number
  readonly reference: Reference
}

/** Something that happened, as it is stored: its number, when, who did it, and the command that led to it; none if time did. */
export interface EventEnvelope<Event> {
  readonly seq: number
  readonly at: number
  readonly by: Pick<Actor, 'id' | 'agency'> & { readonly role?: string }
  readonly command?: string
  readonly event: Event
}

/** What surrounds one command: also who asks, when it was received, and all that happened until then if its rule reads that. */
export interface Context<Reference> extends TurnContext<Reference> {
  readonly receivedAt: number
  readonly by: Actor
  readonly past?: readonly EventEnvelope<unknown>[]
}

/**
 * Rules of one kind of entity. Pure: the same answer for the same arguments, wherever it runs.
 * `decide` refuses with a value and throws only if it is itself at fault.
 */
export interface Decider<State, Event, Reference> {
  readonly initial: (id: string) => State
  readonly decide: (
    state: State,
    command: Command,
    context: Context<Reference>,
  ) => Decision<State, Event>
  /** Total: the fact has happened. An event of an unknown type changes nothing. */
  readonly evolve: (state: State, event: Event) => State
  /** What must be told or asked because of an event; `state` is the one after it. */
  readonly tell: (
    state: State,
    event: Event,
    context: TurnContext<Reference>,
  ) => readonly Consequence[]
  /** The next moment at which time itself gives a command; undefined while only people can act. */
  readonly nextAlarm: (
    state: State,
    reference: Reference,
  ) => { readonly at: number; readonly command: Command } | undefined
  readonly position: (state: State, reference: Reference) => Position
  /** What a command comes to where nothing can begin: the stage that is shown, and the code of the refusal. */
  readonly unbegun: (id: string) => { readonly stage: string; readonly code: RefusalCode }
  /** The role in which somebody sends a command; the first of them if it makes no difference. */
  readonly roleFor?: (command: string, by: Actor) => Role | undefined
}
