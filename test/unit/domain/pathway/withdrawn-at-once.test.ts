// Proves that an entry withdrawn at once leaves the pathway as if it had never been, for every kind of entry that there is.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Actor, EventEnvelope } from '../../../../domain/entity/decider.ts'
import { cases } from './cases/all.ts'
import { entryKinds, isEntry } from '../../../../domain/pathway/withdrawal/entries.ts'
import { enveloped, intents, play } from './arbitrary.ts'
import { inSessions, inWatch, sessionsPlanned } from './beginnings.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { people, workingAt } from './world.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'
import { settings } from './always.ts'
import type { Story } from './story.ts'

type Past = readonly EventEnvelope<PathwayEvent>[]

/** What was decided last: when, by whom, and all that had happened with it. */
interface Entered {
  readonly past: Past
  readonly state: PathwayState
  readonly by: Actor
  readonly now: number
  readonly reference: SiteReference
}

/** What is owed, but for who was told of it so far; a look at what cannot be taken back is owed beside it. */
const debts = (state: PathwayState) =>
  owed(state)
    .filter(({ what }) => what !== 'lookAtWithdrawn')
    .map(({ told: _told, nudges: _nudges, ...one }) => one)

// Where a meeting was told to take it off its list, it is asked again; the count of what was ever owed only grows.
const told = ['opened', 'obligations', 'listing', 'leftUnheard', 'turnedAway']
const rest = (state: PathwayState) =>
  Object.fromEntries(
    Object.entries({ ...state, flags: [...state.flags].sort() }).filter(
      ([part]) => !told.includes(part),
    ),
  )

const foldOf = (past: Past): PathwayState =>
  past.reduce(
    (state, { event }) => pathwayDecider.evolve(state, event),
    pathwayDecider.initial('p1'),
  )

/** Withdraws what the last command entered, if it entered something, and expects what was before it; gives the kinds. */
function takesBack({ past, state, by, now, reference }: Entered): string[] {
  const { command } = past.at(-1) ?? {}
  const last = past.filter((one) => command !== undefined && one.command === command)
  // Whoever reports from another site sees no number that they could withdraw.
  const here = state.site !== undefined && by.sites.includes(state.site)
  const ends = last.some(({ event }) => event.type === 'pathway-ended') // and an end stays an end
  if (by.system || ends || state.retention?.erased !== undefined || !here) return []
  const entries = last.filter(({ event }) => isEntry(event.type))
  const before = foldOf(past.filter((one) => !last.includes(one)))
  const context = { now, receivedAt: now, by, reference, past }
  return entries.map(({ seq, event: { type } }) => {
    const body = { event: seq, reason: 'w-reason' }
    const decision = pathwayDecider.decide(state, { name: 'withdraw-entry', body }, context)
    if (!decision.ok) throw new Error(`${type}: ${decision.refusal.code}`)
    const after = decision.states.at(-1) ?? state
    expect([type, debts(after), rest(after)]).toEqual([type, debts(before), rest(before)])
    return type
  })
}

const everybody: readonly Actor[] = Object.values(people)

/** What a story did last, by whoever did it. */
function lastOf({ past, state, now, reference }: Story): Entered | undefined {
  const author = past.at(-1)?.by.id
  const by = everybody.find(({ id }) => id === author)
  return by && { past, state, now, reference, by: workingAt(state, by) }
}

describe('an entry withdrawn at once', () => {
  const seen = new Set<string>()

  it('leaves what is owed as if it had never been, in the stories of every command', () => {
    for (const [name, { accepts }] of Object.entries(cases))
      if (name !== 'withdraw-entry')
        for (const story of Object.values(accepts)) {
          const entered = lastOf(story())
          if (entered) for (const kind of takesBack(entered)) seen.add(kind)
        }
  })

  it('does so on random pathways', () => {
    const begins = [undefined, inSessions(), sessionsPlanned(), inWatch()]
    fc.assert(
      fc.property(intents(25), fc.nat(begins.length - 1), (sequence, begin) => {
        const turns = play(sequence, begins[begin])
        for (const [n, { decision, past, after, by, now, reference }] of turns.entries()) {
          if (!decision.ok || decision.events.length === 0) continue
          const events = enveloped(decision.events, past.length, { by, now, of: n })
          const entered = { past: [...past, ...events], state: after, by, now, reference }
          for (const kind of takesBack(entered)) seen.add(kind)
        }
      }),
      { ...settings, numRuns: 60 },
    )
  })

  it('was seen for every kind of entry', () => {
    expect(Object.keys(entryKinds).filter((kind) => !seen.has(kind))).toEqual([])
  })
})
