import fc from 'fast-check'
import { cross, goOn, meet, pathways, sit } from './acts.ts'
import { hour, minute, people } from '../pathway/world.ts'
import { meetings } from '../conference/bodies.ts'
import { returns } from '../pathway/beginnings.ts'
import { step as atMeeting } from '../conference/story.ts'
import { step, type Step } from '../pathway/story.ts'
import { usual } from '../pathway/usual.ts'
import { wait } from './time.ts'
import { World } from './world.ts'

/** What comes next, as plain numbers; what it leads to depends on the state of everything. */
export interface Intent {
  readonly what: 'delivery' | 'pathway' | 'meeting' | 'session' | 'crossing'
  readonly which: number
  readonly roll: number
  readonly pick: number
  readonly waitMs: number
  /** Time passes for everybody at once, after an outage. */
  readonly outage: boolean
}

const intent: fc.Arbitrary<Intent> = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constant('delivery' as const), weight: 6 },
    { arbitrary: fc.constant('pathway' as const), weight: 4 },
    { arbitrary: fc.constant('meeting' as const), weight: 4 },
    { arbitrary: fc.constant('session' as const), weight: 2 },
    { arbitrary: fc.constant('crossing' as const), weight: 3 },
  ),
  which: fc.nat({ max: 99 }),
  roll: fc.nat({ max: 9999 }),
  pick: fc.nat({ max: 1_000_000 }),
  waitMs: fc.oneof(
    { arbitrary: fc.constant(minute), weight: 8 },
    { arbitrary: fc.integer({ min: 1, max: 12 }).map((n) => n * hour), weight: 3 },
    { arbitrary: fc.integer({ min: 1, max: 6 }).map((n) => n * 24 * hour), weight: 1 },
  ),
  outage: fc.boolean(),
})

/** Sequences of so many things that happen. */
export const intents = (count: number): fc.Arbitrary<Intent[]> =>
  fc.array(intent, { minLength: count, maxLength: count })

/** Everybody takes turns on whatever has come in, until nothing is left. */
function settle(world: World): void {
  for (let left = 3000; world.waiting.length > 0; left--) {
    if (left === 0) throw new Error('they go on for ever')
    for (const { kind, id } of world.waiting) world.turn(kind, id)
  }
}

/**
 * Three meetings in London and two in Hampshire; four pathways on London's lists, two of them offered to Hampshire, one in triage
 * and one that was only referred. They have three victims between them.
 */
const begun = (() => {
  const world = new World()
  const days = [
    ...['11', '18', '25'].map((day, n) => ['london', day, meetings[n] ?? ''] as const),
    ...['13', '27'].map((day, n) => ['hampshire', day, `cfhampshire00${n}`] as const),
  ]
  for (const [site, day, id] of days) {
    const { name, body } = atMeeting('plan-conference', { site, at: `2026-11-${day}T10:00:00Z` })
    world.does('conference', id, { name, body, by: people.coordinator })
  }
  const livesOf = (n: number): readonly (readonly Step[])[] => [
    [step('submit-referral', { victim: `victim-${1 + (n % 3)}` })],
    [step('accept-referral')],
    [step('decide-triage', { outcome: 'conference' })],
    returns,
  ]
  for (const [n, id] of pathways.entries())
    for (const steps of livesOf(n).slice(0, n < 4 ? 4 : 6 - n)) {
      for (const { name, body, by = usual[name].by } of steps)
        world.does('pathway', id, { name, body, by })
      settle(world)
    }
  for (const id of pathways.slice(0, 2)) {
    const { name, body, by = people.coordinator } = step('offer-transfer')
    world.does('pathway', id, { name, body, by })
  }
  return world
})()

/** Plays what happens in a world of its own, and lets what is on its way arrive. */
export function play(sequence: readonly Intent[]): World {
  const world = begun.copy()
  for (const one of sequence) {
    wait(world, world.now + one.waitMs, one.outage)
    if (one.what === 'delivery') deliver(world, one)
    else if (one.what === 'pathway') goOn(world, one)
    else if (one.what === 'session') sit(world, one)
    else if (one.what === 'crossing') cross(world, one)
    else meet(world, one)
  }
  settle(world)
  return world
}

/** Somebody's inbox is taken up, whole or in part. */
function deliver(world: World, { which, pick }: Intent): void {
  const { waiting } = world
  const next = waiting[which % (waiting.length || 1)]
  if (next) world.turn(next.kind, next.id, 1 + (pick % 3))
}
