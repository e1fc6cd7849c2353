import { metBy } from '../../../../domain/entity/rule.ts'
import fc from 'fast-check'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import type {
  Actor,
  Command,
  Decision,
  EventEnvelope,
  Message,
  Notice,
} from '../../../../domain/entity/decider.ts'
import {
  amongOthers,
  hour,
  london,
  manyMeetings,
  minute,
  people,
  time,
  workingAt,
} from './world.ts'
import { policyWith, shortLadder, tableWith, withPolicies } from './changed-world.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'
import { bodyOf } from './bodies.ts'
import { choose, type Intent, intentsOf } from '../entity/intents.ts'
import { pathwayDecider, whyNot } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { obligationKinds } from '../../../../domain/obligations/kinds.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'

const waits = fc.oneof(
  fc.constant(minute),
  fc.integer({ min: 1, max: 48 }).map((n) => n * hour),
  fc.integer({ min: 1, max: 90 }).map((n) => n * 24 * hour),
)

/** Sequences of so many things that people mean to do. */
export const intents = intentsOf(8, waits, {})

/** One decision and all that came of it. */
export interface Turn {
  readonly command: Command
  readonly by: Actor
  readonly now: number
  readonly reference: SiteReference
  readonly before: PathwayState
  readonly decision: Decision<PathwayState, PathwayEvent>
  readonly after: PathwayState
  readonly notices: readonly Notice[]
  readonly messages: readonly Message[]
  /** All that had happened until then. */
  readonly past: readonly EventEnvelope<PathwayEvent>[]
}

const names = Object.keys(pathwayCommands) as PathwayCommandName[] // the registry's own keys
const actors: readonly Actor[] = Object.values(people)

// From a new year on the site is under a table of holidays that has changed, and two newer policies wait to be applied.
const changes = london('2027-01-11 00:00')
const newer = {
  2: policyWith({ acknowledge: { workingDays: 4 }, reviewStandard: { weeks: 8 } }),
  3: policyWith(
    { suitability: { workingDays: 2 }, victimContact: { hours: 30 } },
    { standard: shortLadder },
  ),
}
const without = { ...amongOthers('london'), ...withPolicies(newer) }
// Until the table changes, lists are open: meetings that a pathway asks, and which move, defer and decide at random.
const present = { ...without, meetings: manyMeetings }
const changed = { ...without, table: tableWith('2027-01', '2027-01-20', '2027-03-10') }
const referenceAt = (now: number): SiteReference => (now < changes ? present : changed)

const fresh = { state: pathwayDecider.initial('p1'), now: london('2026-10-19 10:00') }

interface Begin {
  readonly state: PathwayState
  readonly now: number
  readonly past?: readonly EventEnvelope<PathwayEvent>[]
}

/** Events as they are stored: after so many others, with the command that led to them. */
export const enveloped = (
  events: readonly PathwayEvent[],
  after: number,
  { by, now: at, of }: { by: Actor; now: number; of: number },
): EventEnvelope<PathwayEvent>[] =>
  events.map((event, n) => ({
    seq: after + n + 1,
    at,
    by: { id: by.id, agency: by.agency, ...(by.roles[0] ? { role: by.roles[0] } : {}) },
    ...(by === time ? {} : { command: `turn-${of}` }),
    event,
  }))

/** Plays intents on one new pathway, or on one that a story began, with time and the pathway's own commands in between. */
export function play(sequence: readonly Intent[], begin: Begin = fresh): readonly Turn[] {
  const turns: Turn[] = []
  let past: readonly EventEnvelope<PathwayEvent>[] = begin.past ?? []
  let { state, now } = begin

  const judge = (command: Command, by: Actor): void => {
    const before = state
    const reference = referenceAt(now)
    const known = past
    const context = { now, receivedAt: now, by, reference, past }
    const decision = pathwayDecider.decide(state, command, context)
    if (decision.ok)
      past = [...past, ...enveloped(decision.events, past.length, { by, now, of: turns.length })]
    const told = decision.ok
      ? decision.events.flatMap((event, n) => {
          state = decision.states[n] ?? state
          return pathwayDecider.tell(state, event, { now, reference })
        })
      : []
    const notices = told.filter((one) => one.kind === 'notice')
    const messages = told.filter((one) => one.kind === 'command')
    turns.push({
      command,
      by,
      now,
      reference,
      before,
      decision,
      after: state,
      notices,
      messages,
      past: known,
    })
    for (const { to, name, body } of messages)
      if (to.kind === 'pathway' && to.id === 'p1') judge({ name, body }, people.system)
  }

  const wait = (until: number, outage: boolean): void => {
    if (outage) now = until
    for (let left = 400; left > 0; left--) {
      const alarm = pathwayDecider.nextAlarm(state, referenceAt(now))
      if (!alarm || alarm.at > until) break
      now = Math.max(now, alarm.at)
      judge(alarm.command, time)
    }
    now = until
  }

  for (const { roll, anything, pick, waitMs, outage } of sequence) {
    wait(now + waitMs, outage)
    const reference = referenceAt(now)
    const may = (name: PathwayCommandName) =>
      actors
        .map((by) => workingAt(state, by))
        .filter((by) => !whyNot(name, state, { now, receivedAt: now, by, reference }))
    const met = new Set(
      owed(state).flatMap(({ what }) => metBy(pathwayCommands, what, obligationKinds[what])),
    )
    // Half of what people do is what they are asked for. The first that is allowed is taken: to ask of all is slow.
    const wanted = roll % 2 === 0 ? names.filter((one) => met.has(one)) : []
    const anyOf = (some: readonly PathwayCommandName[]) =>
      shuffled(some, roll).find((one) => may(one).length > 0)
    // What holds of several victims is tried only where there are several, so most pathways get a second one soon.
    const second = roll % 10 === 1 && !state.strands ? (['add-victim'] as const) : []
    const allowed = anything ? undefined : (anyOf(second) ?? anyOf(wanted) ?? anyOf(names))
    const name = allowed ?? choose(names, roll >> 1)
    const by = choose(allowed ? may(allowed) : actors, pick)
    judge({ name, body: bodyOf(name, state, { pick, now, by, past }) }, by)
  }
  wait(now + 24 * hour, true)
  return turns
}

const strides = [1, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43]

/** A list in another order, as a number says: from some place on, in steps that miss nobody. */
function shuffled<T>(list: readonly T[], number: number): T[] {
  const { length } = list
  const fit = strides.filter((stride) => stride === 1 || length % stride > 0)
  const stride = choose(fit, number >> 5)
  return list.map((_, n) => choose(list, number + n * stride))
}
