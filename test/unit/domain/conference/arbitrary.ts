import fc from 'fast-check'
import type {
  Actor,
  Command,
  Decision,
  Message,
  Notice,
} from '../../../../domain/entity/decider.ts'
import { bodyOf, meetings } from './bodies.ts'
import { choose, type Intent as AnyIntent, intentsOf } from '../entity/intents.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../../../domain/conference/commands/index.ts'
import { conferenceDecider, whyNot } from '../../../../domain/conference/conference.ts'
import type { ConferenceEvent } from '../../../../domain/conference/events.ts'
import type { ConferenceState } from '../../../../domain/conference/state.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { forms } from '../../../../domain/conference/forms.ts'
import { hour, london, minute, people, referenceOf, time } from '../pathway/world.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'
import { seats } from './beginnings.ts'
import { step } from './story.ts'
import { usual } from './usual.ts'

/** What somebody means to do at one of the meetings. */
export type Intent = AnyIntent & { readonly meeting: number }

const waits = fc.oneof(
  { arbitrary: fc.constant(minute), weight: 6 },
  { arbitrary: fc.integer({ min: 1, max: 24 }).map((n) => n * hour), weight: 2 },
  { arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => n * 24 * hour), weight: 1 },
)

/** Sequences of so many things that people mean to do. */
export const intents = intentsOf(10, waits, { meeting: fc.nat({ max: 9 }) })

/** One decision at one meeting and all that came of it. */
export interface Turn {
  readonly meeting: string
  readonly command: Command
  readonly by: Actor
  readonly now: number
  readonly before: ConferenceState
  readonly decision: Decision<ConferenceState, ConferenceEvent>
  readonly after: ConferenceState
  readonly notices: readonly Notice[]
  readonly messages: readonly Message[]
}

/** What happened by a decision; nothing by a refusal. */
export const eventsOf = ({ decision }: Turn): readonly ConferenceEvent[] =>
  decision.ok ? decision.events : []

/** London, where a meeting hears three items, so that lists are over their capacity. */
export const reference: SiteReference = {
  ...referenceOf('london'),
  policy: {
    ...defaultPolicies.london,
    meetings: {
      stalkingPanel: {
        capacity: { ...forms.stalkingPanel.rules.capacity, items: 3 },
      },
    },
  },
}

/** Meetings and posts send these by themselves; nobody does out of nowhere. */
const asked: readonly string[] = ['item-not-taken', 'carry-item', 'reconvened', 'answered']

const names = (Object.keys(conferenceCommands) as ConferenceCommandName[]) // the registry's own keys
  .filter((name) => !asked.includes(name))
const actors: readonly Actor[] = Object.values(people)

/** Several meetings that send items to each other. */
class Meetings {
  readonly turns: Turn[] = []
  readonly states = new Map(meetings.map((id) => [id, conferenceDecider.initial(id)]))
  now = london('2026-11-16 10:00')

  state(id: string): ConferenceState {
    return this.states.get(id) ?? conferenceDecider.initial(id)
  }

  judge(meeting: string, command: Command, by: Actor): void {
    const { now } = this
    const before = this.state(meeting)
    const context = { now, receivedAt: now, by, reference }
    const decision = conferenceDecider.decide(before, command, context)
    let after = before
    const told = (decision.ok ? decision.events : []).flatMap((event, n) => {
      after = (decision.ok && decision.states[n]) || after
      return conferenceDecider.tell(after, event, { now, reference })
    })
    this.states.set(meeting, after)
    const notices = told.filter((one) => one.kind === 'notice')
    const messages = told.filter((one) => one.kind === 'command')
    this.turns.push({ meeting, command, by, now, before, decision, after, notices, messages })
    for (const { to, name, body } of messages)
      if (to.kind === 'conference' && this.states.has(to.id))
        this.judge(to.id, { name, body }, usual['carry-item'].by)
  }

  wait(until: number, outage: boolean): void {
    if (outage) this.now = until
    for (let left = 600; left > 0; left--) {
      const [next] = meetings
        .flatMap((id) => {
          const alarm = conferenceDecider.nextAlarm(this.state(id), reference)
          return alarm && alarm.at <= until ? [{ id, ...alarm }] : []
        })
        .sort((a, b) => a.at - b.at)
      if (!next) break
      this.now = Math.max(this.now, next.at)
      this.judge(next.id, next.command, time)
    }
    this.now = until
  }

  /** Somebody does something that they may do, or one time in ten anything. */
  act({ meeting: which, roll, anything, pick }: Intent): void {
    const meeting = meetings[which % meetings.length] ?? ''
    const state = this.state(meeting)
    const { now } = this
    const may = (name: ConferenceCommandName) =>
      actors.filter((by) => !whyNot(name, state, { now, receivedAt: now, by, reference }))
    const allowed = names.filter((name) => may(name).length > 0)
    const name = choose(anything || allowed.length === 0 ? names : likelier(allowed), roll)
    const by = choose([...may(name), ...(may(name).length > 0 && !anything ? [] : actors)], pick)
    const adjourned = meetings.filter((id) => this.state(id).stage === 'adjourned')
    this.judge(meeting, { name, body: bodyOf(name, state, { pick, now, by, adjourned }) }, by)
  }

  /** A whole day of a meeting: everybody comes and accepts. Random hands seldom get that far. */
  convene(meeting: string): void {
    if (!['listClosed', 'circulated'].includes(this.state(meeting).stage)) return
    const steps = [
      step('circulate'),
      step('open-session'),
      ...seats.map((seat) => step('record-attendance', { ...seat })),
      ...seats.map((seat) => step('accept-confidentiality', { ...seat })),
    ]
    for (const { name, body, by } of steps) this.judge(meeting, { name, body }, by)
  }
}

/** Three meetings, played with time in between; what they ask of each other is judged at once. */
export function play(sequence: readonly Intent[]): readonly Turn[] {
  const world = new Meetings()
  const { body } = usual['plan-conference']
  for (const [n, at] of ['2026-11-25', '2026-12-02', '2026-12-09'].entries()) {
    const planned = { ...body, at: `${at}T10:00:00Z` }
    const parsed = conferenceCommands['plan-conference'].body.parse(planned)
    world.judge(meetings[n] ?? '', { name: 'plan-conference', body: parsed }, people.coordinator)
  }
  for (const intent of sequence) {
    world.wait(world.now + intent.waitMs, intent.outage)
    if (intent.roll % 6 === 0) world.convene(meetings[intent.meeting % meetings.length] ?? '')
    world.act(intent)
  }
  world.wait(world.now + 24 * hour, true)
  return world.turns
}

/** What moves a meeting on is done more often than what ends it. */
const likelier = (allowed: readonly ConferenceCommandName[]): ConferenceCommandName[] => {
  const often = allowed.filter((name) => main.includes(name))
  return [...allowed, ...often, ...often, ...often, ...often, ...often].filter(
    (name, n) => name !== 'cancel-conference' || n % 3 === 0,
  )
}
const main: readonly ConferenceCommandName[] = [
  'list-item',
  'record-return',
  'present-item',
  'decide-item',
  'draft-minutes',
  'circulate-minutes',
  'approve-minutes',
  'plan-conference',
]
