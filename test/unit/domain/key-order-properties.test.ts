// Proves that what follows from a state does not depend on the order of its keys, which storing it changes.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type {
  Actor,
  Command,
  Decider,
  Decision,
  EventEnvelope,
  TurnContext,
} from '../../../domain/entity/decider.ts'
import { conferenceDecider } from '../../../domain/conference/conference.ts'
import {
  intents as meetingIntents,
  play as playMeetings,
  reference as meetingReference,
} from './conference/arbitrary.ts'
import { inResearch, inReview, listingAsked } from './pathway/beginnings.ts'
import { entriesOf } from '../../../domain/in-order.ts'
import { intents, play } from './pathway/arbitrary.ts'
import { pathwayDecider } from '../../../domain/pathway/pathway.ts'

const settings = { seed: 20_261_204, numRuns: 16 }

/** The same with the keys of every object in another order; `as` gives it. */
const withKeys = <T>(value: T, as: (keys: string[]) => string[]): T => {
  if (Array.isArray(value)) return value.map((one: unknown) => withKeys(one, as)) as T
  if (typeof value !== 'object' || value === null) return value
  const all = new Map(entriesOf(value as Readonly<Record<string, unknown>>))
  return Object.fromEntries(
    as([...all.keys()]).map((key) => [key, withKeys(all.get(key), as)]),
  ) as T
}

/** As PostgreSQL gives a document back, and the other way round. */
const orders = [
  ['as stored', (keys: string[]) => keys],
  ['backwards', (keys: string[]) => keys.reverse()],
] as const

interface Judged<State, Event, Reference> {
  readonly before: State
  readonly command: Command
  readonly by: Actor
  readonly now: number
  readonly reference: Reference
  readonly decision: Decision<State, Event>
  readonly past?: readonly EventEnvelope<Event>[]
}

/** What is decided again from the same state under other orders of its keys, step by step, and what it is then told. */
function expectSame<State, Event, Reference>(
  { decide, evolve, tell, nextAlarm, position }: Decider<State, Event, Reference>,
  { before, command, by, now, reference, decision, past = [] }: Judged<State, Event, Reference>,
): void {
  const context: TurnContext<Reference> = { now, reference }
  for (const [, as] of orders) {
    const stored = withKeys(before, as)
    expect(decide(stored, command, { ...context, receivedAt: now, by, past })).toEqual(decision)
    expect(nextAlarm(stored, reference)).toEqual(nextAlarm(before, reference))
    expect(position(stored, reference)).toEqual(position(before, reference))
    if (!decision.ok) continue
    let state = stored
    decision.events.forEach((event, n) => {
      state = withKeys(evolve(state, event), as)
      const after = decision.states[n] as State // one for each event
      expect(state).toEqual(after)
      expect(tell(state, event, context)).toEqual(tell(after, event, context))
    })
  }
}

it('whatever order a pathway’s keys are in, the same is decided, becomes of it and is told', () => {
  const begins = [inResearch(), listingAsked(), inReview()]
  fc.assert(
    fc.property(intents(25), fc.nat(begins.length - 1), (sequence, begin) => {
      for (const turn of play(sequence, begins[begin])) expectSame(pathwayDecider, turn)
    }),
    settings,
  )
})

it('whatever order a meeting’s keys are in, the same is decided, becomes of it and is told', () => {
  fc.assert(
    fc.property(meetingIntents(40), (sequence) => {
      for (const turn of playMeetings(sequence))
        expectSame(conferenceDecider, { ...turn, reference: meetingReference })
    }),
    settings,
  )
})
