import {
  type Actor,
  type Command,
  type Decider,
  type EntityKind,
  type EventEnvelope,
  type Message,
  type Notice,
  systemActor,
} from './decider.ts'
import { messageTo } from './messages.ts'
import type { RefusalCode } from '../refusals.ts'

export type { EventEnvelope } from './decider.ts'

/** How many commands one turn judges; the rest are the next turn's. */
export const commandsPerTurn = 20
const alarmsPerTurn = 20

/** A command out of an entity's inbox. */
export interface InboxCommand extends Command {
  readonly id: string
  readonly by: Actor
  readonly receivedAt: number
  /** The version that the sender had seen. */
  readonly ifMatch?: number
  /** The entity that sent it, if one did: it is told of a refusal. */
  readonly sender?: { readonly kind: EntityKind; readonly id: string }
}

/** What became of a command: done, refused with a code, or not judged because a rule is at fault. */
export type Outcome =
  | { readonly result: 'done'; readonly stage: string; readonly version: number }
  | {
      readonly result: 'refused'
      readonly stage: string
      readonly version: number
      readonly code: RefusalCode
      readonly field?: string
    }
  | { readonly result: 'faulted'; readonly stage: string; readonly version: number }

type Addressed<T> = T & {
  /** The event that it follows from, and which of that event's consequences it is: its id is derived from both. */
  readonly seq: number
  readonly index: number
  /** The command that it answers. No event follows from a refusal: its id is derived from this, or two turns' would be one. */
  readonly answers?: string
}

/** What a turn comes to, still to be stored. Plain data. */
export interface TurnResult<State, Event> {
  readonly state: State
  readonly seq: number
  readonly events: readonly EventEnvelope<Event>[]
  readonly outcomes: readonly { readonly id: string; readonly outcome: Outcome }[]
  readonly notices: readonly Addressed<Notice>[]
  readonly messages: readonly Addressed<Message>[]
  /** Faults of rules, to be logged once each; `command` undefined where time's own rule failed. */
  readonly faults: readonly { readonly command?: string; readonly error: unknown }[]
  readonly alarmAt?: number
  readonly more: boolean
}

export interface TurnInput<State> {
  readonly id: string
  readonly state: State
  readonly seq: number
  readonly now: number
  readonly incoming: readonly InboxCommand[]
  /** All that has happened to it, if what came in asks for that. */
  readonly past?: readonly EventEnvelope<unknown>[]
}

const time = systemActor('time')

/**
 * One judging of what has come in, in order, and then of what is due. Pure. A rule that throws costs its own command only:
 * its outcome is a fault, the state is as before it, and what stands behind it is judged as usual.
 */
export function takeTurn<State, Event, Reference>(
  decider: Decider<State, Event, Reference>,
  reference: Reference,
  input: TurnInput<State>,
): TurnResult<State, Event> {
  const turn = new Turn(decider, reference, input)
  for (const command of input.incoming.slice(0, commandsPerTurn)) turn.judge(command)
  const more = input.incoming.length > commandsPerTurn
  return turn.close(more ? undefined : turn.passTime(), more)
}

/** In whose name it answers what came in the name of a match: of no entity. */
const matchPrefix = 'match:'

/** What an entity is told whose command was not done. */
export const answerTo = (
  { id, name, sender, by }: InboxCommand,
  outcome: Outcome,
  { seq, n }: { readonly seq: number; readonly n: number },
): Addressed<Message>[] =>
  outcome.result === 'done' || !sender || name === 'answered'
    ? []
    : [
        {
          ...messageTo(sender.kind, sender.id, 'answered', {
            command: id,
            name,
            code: outcome.result === 'refused' ? outcome.code : 'fault',
          }),
          seq,
          index: 1000 + n, // after the consequences of the event before it
          answers: id,
          ...(by.id.startsWith(matchPrefix) ? { signed: by.id } : {}),
        },
      ]

/** The bookkeeping of one turn; lives inside one call of `takeTurn`. */
class Turn<State, Event, Reference> {
  private readonly decider: Decider<State, Event, Reference>
  private readonly reference: Reference
  private readonly now: number
  private readonly past: readonly EventEnvelope<unknown>[] | undefined
  private state: State
  private seq: number
  private readonly events: EventEnvelope<Event>[] = []
  private readonly outcomes: { id: string; outcome: Outcome }[] = []
  private readonly notices: Addressed<Notice>[] = []
  private readonly messages: Addressed<Message>[] = []
  private readonly faults: { command?: string; error: unknown }[] = []
  private answers = 0

  constructor(
    decider: Decider<State, Event, Reference>,
    reference: Reference,
    { state, seq, now, past }: TurnInput<State>,
  ) {
    this.decider = decider
    this.reference = reference
    this.now = now
    this.state = state
    this.seq = seq
    this.past = past
  }

  judge(command: InboxCommand): void {
    const outcome = this.outcomeOf(command)
    this.outcomes.push({ id: command.id, outcome })
    const answers = answerTo(command, outcome, { seq: this.seq, n: this.answers })
    this.answers += answers.length
    this.messages.push(...answers)
  }

  /** Reaches what is due by now, and gives the next alarm. */
  passTime(): number | undefined {
    try {
      for (let n = 0; n < alarmsPerTurn; n++) {
        const alarm = this.decider.nextAlarm(this.state, this.reference)
        if (!alarm || alarm.at > this.now) return alarm?.at
        this.apply(alarm.command, time, this.now)
      }
    } catch (error) {
      this.faults.push({ error })
    }
    return this.alarm()
  }

  close(alarmAt: number | undefined, more: boolean): TurnResult<State, Event> {
    const { state, seq, events, outcomes, notices, messages, faults } = this
    const result = { state, seq, events, outcomes, notices, messages, faults, more }
    return alarmAt === undefined ? result : { ...result, alarmAt }
  }

  private alarm(): number | undefined {
    try {
      return this.decider.nextAlarm(this.state, this.reference)?.at
    } catch {
      return this.now // the fault was noted where it was met first; to be asked again, or it would sleep for ever
    }
  }

  private outcomeOf(command: InboxCommand): Outcome {
    if (command.ifMatch !== undefined && command.ifMatch !== this.seq)
      return { result: 'refused', ...this.place(), code: 'changed-meanwhile' }
    try {
      const refusal = this.apply(command, command.by, command.receivedAt, command.id)
      return refusal
        ? { result: 'refused', ...this.place(), ...refusal }
        : { result: 'done', ...this.place() }
    } catch (error) {
      this.faults.push({ command: command.id, error })
      return { result: 'faulted', ...this.place() }
    }
  }

  private place() {
    return { stage: this.decider.position(this.state, this.reference).stage, version: this.seq }
  }

  /** Decides, and keeps what follows; nothing is kept where anything of it throws. */
  private apply(command: Command, by: Actor, receivedAt: number, id?: string) {
    const { decider, reference, now } = this
    const past = this.past && { past: [...this.past, ...this.events] }
    const context = { now, receivedAt, by, reference, ...past }
    const decision = decider.decide(this.state, command, context)
    if (!decision.ok) {
      if (by === time) throw new Error(`time's own command was refused: ${decision.refusal.code}`)
      return decision.refusal
    }
    if (by === time && decision.events.length === 0)
      throw new Error('an alarm that leads to nothing')
    let { seq } = this
    const role = decider.roleFor?.(command.name, by) ?? by.roles[0]
    const author = { id: by.id, agency: by.agency, ...(role ? { role } : {}) }
    const kept = decision.events.map((event, n) => {
      const state = decision.states[n] as State // one for each event, by the promise of a decision
      seq += 1
      const told = decider.tell(state, event, { now, reference })
      const envelope = {
        seq,
        at: now,
        by: author,
        ...(id === undefined ? {} : { command: id }),
        event,
      }
      return { envelope, told: told.map((one, index) => ({ ...one, seq: envelope.seq, index })) }
    })
    this.state = decision.states.at(-1) ?? this.state
    this.seq = seq
    for (const { envelope, told } of kept) {
      this.events.push(envelope)
      for (const one of told)
        if (one.kind === 'notice') this.notices.push(one)
        else this.messages.push(one)
    }
    return undefined
  }
}
