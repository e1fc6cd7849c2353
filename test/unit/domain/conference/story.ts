import { expect } from '@jest/globals'
import type { Actor, Decision, Message, Notice } from '../../../../domain/entity/decider.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../../../domain/conference/commands/index.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import type { ConferenceEvent, ConferenceEventType } from '../../../../domain/conference/events.ts'
import type { ConferenceKindCode } from '../../../../domain/conference/kinds.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import type { ConferenceStage, ItemStatus } from '../../../../domain/conference/codes.ts'
import type { ConferenceState } from '../../../../domain/conference/state.ts'
import { here, usual } from './usual.ts'
import { london, minute, referenceOf, time, utc } from '../pathway/world.ts'
import { owedOf } from '../../../../domain/obligations/owing.ts'
import type { RefusalCode } from '../../../../domain/refusals.ts'
import type { Role } from '../../../../domain/codes.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

/** One thing that somebody does in a story; `at` is a time on the clocks of London. */
export interface Step {
  readonly name: string
  readonly body: unknown
  readonly by: Actor
  readonly at?: string
}

interface How {
  readonly by?: Actor
  readonly at?: string
}

/** A step that carries what is usual, and what the story says beside it. */
export function step(
  name: ConferenceCommandName,
  body: Readonly<Record<string, unknown>> = {},
  { by = usual[name].by, at }: How = {},
): Step {
  const parsed = conferenceCommands[name].body.parse({ ...usual[name].body, ...body }) // as the edge does
  return { name, body: parsed, by, ...(at === undefined ? {} : { at }) }
}

/** Begins a story: on Monday 16 November 2026 at ten, in London, a minute from one step to the next. */
export const given = (...steps: readonly Step[]): Story => new Story().and(...steps)

/** What happens at one meeting, step by step, and what can be said about it. */
export class Story {
  reference: SiteReference = referenceOf('london')
  state: ConferenceState = conferenceDecider.initial(here)
  now = london('2026-11-16 10:00')
  last: Decision<ConferenceState, ConferenceEvent> = { ok: true, events: [], states: [] }
  readonly happened: ConferenceEvent[] = []
  readonly notices: (Notice & { readonly at: number })[] = []
  readonly messages: Message[] = []

  /** Steps that must be accepted. */
  and(...steps: readonly Step[]): this {
    for (const { name, body, by, at } of steps) {
      this.send(name, body, by, at)
      if (!this.last.ok) throw new Error(`${name} was refused: ${this.last.refusal.code}`)
    }
    return this
  }

  /** The step that the story is about; whether it is accepted is for what follows to say. What was told before is put away. */
  when(name: ConferenceCommandName, body: Readonly<Record<string, unknown>> = {}, how: How = {}) {
    const { body: parsed, by, at } = step(name, body, how)
    this.notices.length = 0
    this.messages.length = 0
    return this.send(name, parsed, by, at)
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
  gives(...types: readonly ConferenceEventType[]): this {
    expect(this.last.ok ? this.last.events.map(({ type }) => type) : this.last).toEqual(types)
    return this
  }

  standsAt(stage: ConferenceStage): this {
    expect(this.state.stage).toBe(stage)
    return this
  }

  /** An item is as the story says. */
  hasItem(id: string, status: ItemStatus, also: object = {}): this {
    expect(this.state.items.find((item) => item.id === id)).toMatchObject({ status, ...also })
    return this
  }

  /** Somebody owes something: to a role, and if said, for which agency, about what, and until when on the clocks of London. */
  toOwe(debt: {
    to: Role
    what: ConferenceKindCode
    by?: string
    agency?: string
    about?: string
  }): this {
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
  owesOnly(...kinds: readonly ConferenceKindCode[]): this {
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

  /** Exactly these commands went to pathways and meetings in the last step. */
  sends(...messages: readonly [to: string, name: string, body?: object][]): this {
    const sent = this.messages.filter(({ to }) => to.kind !== 'post')
    expect(sent.map(({ to, name }) => [to.id, name])).toEqual(
      messages.map(([to, name]) => [to, name]),
    )
    messages.forEach(([, , body], n) => {
      if (body) expect(sent[n]?.body).toMatchObject(body)
    })
    return this
  }

  /** The one open obligation of a kind. */
  the(what: ConferenceKindCode, about?: string): Obligation<ConferenceKindCode> {
    const found = owedOf(this.state, what).filter(
      (one) => about === undefined || one.about === about,
    )
    if (!found[0]) throw new Error(`${what} is not owed`)
    return found[0]
  }

  /** Decides at the present instant, and keeps what happens and what is told. */
  decide(name: string, body: unknown, by: Actor): void {
    const { reference, now } = this
    const context = { now, receivedAt: now, by, reference }
    this.last = conferenceDecider.decide(this.state, { name, body }, context)
    if (!this.last.ok) return
    for (const [n, event] of this.last.events.entries()) {
      this.state = this.last.states[n] ?? this.state
      this.happened.push(event)
      for (const told of conferenceDecider.tell(this.state, event, { now, reference }))
        if (told.kind === 'notice') this.notices.push({ ...told, at: now })
        else this.messages.push(told)
    }
  }

  private send(name: string, body: unknown, by: Actor, at?: string): this {
    this.until(at ?? this.now + minute)
    this.decide(name, body, by)
    return this
  }

  private alarm() {
    return conferenceDecider.nextAlarm(this.state, this.reference)
  }
}
