import { expect } from '@jest/globals'
import type {
  Actor,
  Decider,
  Decision,
  EventEnvelope,
  Message,
  Notice,
} from '../../../../domain/entity/decider.ts'
import { london, minute, time, utc } from '../pathway/world.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { type Owing, owedOf } from '../../../../domain/obligations/owing.ts'
import type { RefusalCode } from '../../../../domain/refusals.ts'
import type { Role } from '../../../../domain/codes.ts'

/** Who does something in a story, and when on the clocks of London, where it is not the usual person a minute later. */
export interface How {
  readonly by?: Actor
  readonly at?: string
}

/** One thing that somebody does in a story. */
export interface Step<Name extends string = string> extends How {
  readonly name: Name
  readonly body: unknown
}

/** Somebody owes something: to a role, and if said, for which agency, about what, and until when on the clocks of London. */
interface Debt<What extends string> {
  readonly to: Role
  readonly what: What
  readonly by?: string
  readonly agency?: string
  readonly about?: string
}

/** What happens to one entity, step by step, and what can be said about it, whatever its kind. */
export abstract class EntityStory<
  State extends Owing<What>,
  Event extends { readonly type: string },
  Reference,
  Name extends string,
  What extends string,
> {
  abstract reference: Reference
  abstract state: State
  abstract now: number
  last: Decision<State, Event> = { ok: true, events: [], states: [] }
  readonly happened: (Event & { readonly at: number })[] = []
  readonly notices: (Notice & { readonly at: number })[] = []
  readonly messages: Message[] = []
  /** What happened as it is stored: what a command led to has its number. */
  readonly past: EventEnvelope<Event>[] = []
  protected commands = 0

  protected readonly decider: Decider<State, Event, Reference>

  constructor(decider: Decider<State, Event, Reference>) {
    this.decider = decider
  }

  /** A step that carries what is usual, and what the story says beside it. */
  protected abstract readonly step: (
    name: Name,
    body: Readonly<Record<string, unknown>>,
    how: How,
  ) => Step<Name>

  /** Whoever usually does it. */
  protected abstract readonly usuallyBy: (name: Name) => Actor

  /** Steps that must be accepted. */
  and(...steps: readonly Step<Name>[]): this {
    for (const step of steps) {
      this.send(step)
      if (!this.last.ok) throw new Error(`${step.name} was refused: ${this.last.refusal.code}`)
    }
    return this
  }

  /** The step that the story is about; whether it is accepted is for what follows to say. */
  when(name: Name, body: Readonly<Record<string, unknown>> = {}, how: How = {}): this {
    return this.send(this.step(name, body, how))
  }

  /** Time passes, alarm by alarm, and nobody does anything. */
  until(at: string | number): this {
    const end = typeof at === 'number' ? at : london(at)
    for (let alarm = this.alarm(); alarm && alarm.at <= end; alarm = this.alarm()) {
      this.now = Math.max(this.now, alarm.at)
      this.decide('pass-time', {}, time)
      if (!this.last.ok || this.last.events.length === 0) throw new Error('an alarm to nothing')
    }
    this.now = Math.max(this.now, end)
    return this
  }

  /** Nothing runs until then; what was missed is judged at once. */
  outage(at: string): this {
    this.now = london(at)
    return this.until(this.now)
  }

  refuses(code: RefusalCode, field?: string): this {
    const refusal = field === undefined ? { code } : { code, field }
    expect(this.last).toEqual({ ok: false, refusal })
    return this
  }

  /** Exactly these things happened in the last step, in this order. */
  gives(...types: readonly Event['type'][]): this {
    expect(this.last.ok ? this.last.events.map(({ type }) => type) : this.last).toEqual(types)
    return this
  }

  toOwe(debt: Debt<What>): this {
    const found = owedOf(this.state, debt.what).filter(
      ({ role, agency, about }) =>
        role === debt.to &&
        (debt.agency === undefined || agency === debt.agency) &&
        (debt.about === undefined || about === debt.about),
    )
    expect(found.map(({ what }) => what)).toContain(debt.what)
    if (debt.by !== undefined)
      expect(found.map(({ due }) => utc(due))).toContain(utc(london(debt.by)))
    return this
  }

  /** Exactly these kinds of things are owed, in the order in which they were opened. */
  owesOnly(...kinds: readonly What[]): this {
    expect(owedOf(this.state).map(({ what }) => what)).toEqual(kinds)
    return this
  }

  /** A notice went to a role about something, under the name of its rung. */
  tells(to: Role, what: string, rung: string, urgent?: boolean): this {
    const sent = this.notices.filter((notice) => notice.what === what && notice.rung === rung)
    expect(sent.map((notice) => notice.to.role)).toContain(to)
    if (urgent !== undefined) expect(sent.every((notice) => notice.urgent === urgent)).toBe(true)
    return this
  }

  /** The one open obligation of a kind. */
  the(what: What, about?: string): Obligation<What> {
    const [found] = owedOf(this.state, what).filter(
      (one) => about === undefined || one.about === about,
    )
    if (!found) throw new Error(`${what} is not owed`)
    return found
  }

  /** The number of the last thing of a type that happened. */
  numberOf(type: Event['type']): number {
    return this.past.findLast(({ event }) => event.type === type)?.seq ?? 0
  }

  /** Decides at the present instant, and keeps what happens and what is told. */
  decide(name: string, body: unknown, by: Actor, receivedAt = this.now): void {
    const { decider, reference, now } = this
    const context = { now, receivedAt, by, reference, past: this.past }
    this.last = decider.decide(this.state, { name, body }, context)
    if (!this.last.ok) return
    const command = by === time ? {} : { command: `c${(this.commands += 1)}` }
    const role = decider.roleFor?.(name, by) ?? by.roles[0]
    const author = { id: by.id, agency: by.agency, ...(role ? { role } : {}) }
    for (const [n, event] of this.last.events.entries()) {
      this.state = this.last.states[n] ?? this.state
      this.happened.push({ ...event, at: now })
      this.past.push({ seq: this.past.length + 1, at: now, by: author, ...command, event })
      for (const told of decider.tell(this.state, event, { now, reference }))
        if (told.kind === 'notice') this.notices.push({ ...told, at: now })
        else this.messages.push(told)
    }
  }

  protected alarm() {
    return this.decider.nextAlarm(this.state, this.reference)
  }

  private send({ name, body, by, at }: Step<Name>): this {
    this.until(at ?? this.now + minute)
    this.decide(name, body, by ?? this.usuallyBy(name))
    return this
  }
}
