import { expect } from '@jest/globals'
import type { Actor, Decision, Message, Notice, Party } from '../../../../domain/entity/decider.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import type { Flag } from '../../../../domain/pathway/shape/flags.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import type { PathwayEvent, PathwayEventType } from '../../../../domain/pathway/events.ts'
import type { Risk, Role } from '../../../../domain/codes.ts'
import { amongOthers, london, minute, people, time, utc, workingAt } from './world.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import type { ObligationCode } from '../../../../domain/obligations/kinds.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { Place } from '../../../../domain/stages/index.ts'
import type { RefusalCode } from '../../../../domain/refusals.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'
import { usual } from './usual.ts'

/** One thing that somebody does in a story; `at` is a time on the clocks of London. */
export interface Step {
  readonly name: PathwayCommandName
  readonly body: unknown
  /** Whoever usually does it, at the site where the pathway is, unless somebody else is named. */
  readonly by?: Actor
  readonly at?: string
}

interface How {
  readonly by?: Actor
  readonly at?: string
}

/** A step that carries what is usual, and what the story says beside it. */
export function step(
  name: PathwayCommandName,
  body: Readonly<Record<string, unknown>> = {},
  how: How = {},
): Step {
  const parsed = pathwayCommands[name].body.parse({ ...usual[name].body, ...body }) // as the edge does
  return { name, body: parsed, ...how }
}

/** A beginning that many tests have: told once for the same arguments, and copied for each. */
export function begun<A extends readonly unknown[]>(tell: (...args: A) => Story) {
  const told = new Map<string, Story>()
  return (...args: A): Story => {
    const key = JSON.stringify(args, (_, value: unknown) => value ?? String(value))
    const story = told.get(key) ?? tell(...args)
    told.set(key, story)
    return story.copy()
  }
}

type Happened = PathwayEvent & { readonly at: number }

/** Begins a story: on Monday 2 November 2026 at ten, in London, a minute from one step to the next. */
export const given = (...steps: readonly Step[]): Story => new Story().and(...steps)

/** What happens on one pathway, step by step, and what can be said about it. */
export class Story {
  reference: SiteReference = amongOthers('london')
  state: PathwayState = pathwayDecider.initial('p1')
  now = london('2026-11-02 10:00')
  last: Decision<PathwayState, PathwayEvent> = { ok: true, events: [], states: [] }
  readonly happened: Happened[] = []
  readonly notices: (Notice & { readonly at: number })[] = []
  readonly messages: Message[] = []

  /** The same story, to be told on from here. */
  copy(): Story {
    const copy = new Story()
    Object.assign(copy, { reference: this.reference, state: this.state, now: this.now })
    copy.last = this.last
    copy.happened.push(...this.happened)
    copy.notices.push(...this.notices)
    copy.messages.push(...this.messages)
    return copy
  }

  /** Steps that must be accepted. */
  and(...steps: readonly Step[]): this {
    for (const { name, body, by, at } of steps) {
      this.send(name, body, by, at)
      if (!this.last.ok) throw new Error(`${name} was refused: ${this.last.refusal.code}`)
    }
    return this
  }

  /** The step that the story is about; whether it is accepted is for what follows to say. */
  when(name: PathwayCommandName, body: Readonly<Record<string, unknown>> = {}, how: How = {}) {
    const { body: parsed, by, at } = step(name, body, how)
    return this.send(name, parsed, by, at)
  }

  /** Time passes, alarm by alarm, and nobody does anything. */
  until(at: string | number): this {
    const end = typeof at === 'number' ? at : london(at)
    for (let alarm = this.alarm(); alarm && alarm.at <= end; alarm = this.alarm()) {
      this.now = Math.max(this.now, alarm.at)
      this.decide('pass-time', {}, time, this.now)
      if (this.alarm()?.at === alarm.at) throw new Error('an alarm that leads to nothing')
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
    expect(this.last).toEqual({
      ok: false,
      refusal: field === undefined ? { code } : { code, field },
    })
    return this
  }

  /** Exactly these things happened in the last step, in this order. */
  gives(...types: readonly PathwayEventType[]): this {
    expect(this.last.ok ? this.last.events.map(({ type }) => type) : this.last).toEqual(types)
    return this
  }

  standsAt(stage: Place, also: { risk?: Risk; flags?: readonly Flag[] } = {}): this {
    expect(this.state).toMatchObject({ stage, ...also })
    return this
  }

  /** Somebody owes something: to a role, and if said, for which agency and until when on the clocks of London. */
  toOwe(debt: { to: Role; what: ObligationCode; by?: string; agency?: string }): this {
    const found = owed(this.state, debt.what).filter(({ role }) => role === debt.to)
    expect(found.map(({ what }) => what)).toContain(debt.what)
    if (debt.by !== undefined)
      expect(found.map(({ due }) => utc(due))).toContain(utc(london(debt.by)))
    if (debt.agency !== undefined) expect(found.map(({ agency }) => agency)).toContain(debt.agency)
    return this
  }

  /**
   * Exactly these kinds of things are owed, in the order in which they were opened. That the victim is to be told, which
   * follows on every decision, is looked at where it is named.
   */
  owesOnly(...kinds: readonly ObligationCode[]): this {
    const told = kinds.includes('tellVictim')
    const open = owed(this.state).map(({ what }) => what)
    expect(open.filter((what) => told || what !== 'tellVictim')).toEqual(kinds)
    return this
  }

  /** A notice went to somebody about something, under the name of its rung. */
  tells(to: Party['role'], what: ObligationCode, rung: string, urgent?: boolean): this {
    const sent = this.notices.filter((notice) => notice.what === what && notice.rung === rung)
    expect(sent.map((notice) => notice.to.role)).toContain(to)
    if (urgent !== undefined) expect(sent.every((notice) => notice.urgent === urgent)).toBe(true)
    return this
  }

  /** Exactly these commands went to meetings so far. */
  saysToMeetings(...said: readonly [to: string, name: string][]): this {
    const sent = this.messages.filter(({ to }) => to.kind === 'conference')
    expect(sent.map(({ to, name }) => [to.id, name])).toEqual(said)
    return this
  }

  /** The one open obligation of a kind. */
  the(what: ObligationCode, about?: string): Obligation {
    const found = owed(this.state, what).filter((one) => about === undefined || one.about === about)
    if (!found[0]) throw new Error(`${what} is not owed`)
    return found[0]
  }

  /** Decides at the present instant, and keeps what happens and what is told. */
  decide(name: string, body: unknown, by: Actor, receivedAt: number): void {
    const { reference, now } = this
    this.last = pathwayDecider.decide(
      this.state,
      { name, body },
      { now, receivedAt, by, reference },
    )
    if (!this.last.ok) return
    for (const [n, event] of this.last.events.entries()) {
      this.state = this.last.states[n] ?? this.state
      this.happened.push({ ...event, at: now })
      for (const told of pathwayDecider.tell(this.state, event, { now, reference }))
        if (told.kind === 'notice') this.notices.push({ ...told, at: now })
        else this.messages.push(told)
    }
    this.deliver()
  }

  private send(name: PathwayCommandName, body: unknown, by?: Actor, at?: string): this {
    this.until(at ?? this.now + minute)
    this.decide(name, body, by ?? workingAt(this.state, usual[name].by), this.now)
    return this
  }

  /** What the pathway asks of itself is judged right away. */
  private deliver(): void {
    const said = this.last
    const own = this.messages.filter(({ to }) => to.kind === 'pathway' && to.id === this.state.id)
    this.messages.splice(0, this.messages.length, ...this.messages.filter((m) => !own.includes(m)))
    for (const { name, body } of own) this.decide(name, body, people.system, this.now)
    this.last = said
  }

  private alarm() {
    return pathwayDecider.nextAlarm(this.state, this.reference)
  }
}
