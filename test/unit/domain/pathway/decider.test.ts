// Proves that the pathway's decider takes any event and says what may be done now.
import { describe, expect, it } from '@jest/globals'
import {
  closureProposed,
  ended,
  inResearch,
  inWatch,
  referred,
  sessionsPlanned,
} from './beginnings.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import { pathwayDecider, whyNot } from '../../../../domain/pathway/pathway.ts'
import { people, time, utc } from './world.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { step, type Story } from './story.ts'

const stories = { referred, inResearch, sessionsPlanned, closureProposed, inWatch, ended }
const names = Object.keys(pathwayCommands) as PathwayCommandName[] // the registry's own keys

describe('evolve', () => {
  it('lets nothing change by an event of a type that it does not know', () => {
    const { state } = referred()
    for (const type of ['from-another-day', 'constructor', 'toString']) {
      const event = { type, data: {} } as unknown as PathwayEvent
      expect(pathwayDecider.evolve(state, event)).toBe(state)
    }
  })

  it('takes facts about an obligation that is no longer open', () => {
    const { state } = referred()
    const told: PathwayEvent[] = [
      { type: 'obligation-moved', data: { id: 'p1.9', due: 1, rungs: [] } },
      { type: 'reminder-asked', data: { id: 'p1.9', nudge: 1 } },
      { type: 'closure-answered', data: { view: 'agree' } },
      { type: 'closure-override-permitted', data: {} },
    ]
    for (const event of told) expect(pathwayDecider.evolve(state, event)).toEqual(state)
  })

  it.each(Object.entries(stories))('gives the state from its events alone: %s', (_, begin) => {
    const { happened, state } = begin()
    const fold = happened.reduce<typeof state>(pathwayDecider.evolve, pathwayDecider.initial('p1'))
    expect(fold).toEqual(state)
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    expect(happened.map(({ data }) => data)).toEqual(
      happened.map(({ data }): unknown => JSON.parse(JSON.stringify(data))),
    )
  })
})

describe('what may be done now', () => {
  it.each(Object.entries(stories))('is what the decider says of it: %s', (_, begin) => {
    const { state, reference, now } = begin()
    for (const by of Object.values(people))
      for (const name of names) {
        const context = { now, receivedAt: now, by, reference }
        const refusal = whyNot(name, state, context)
        if (!refusal) continue
        const { body } = step(name)
        const decision = pathwayDecider.decide(state, { name, body }, context)
        expect(decision).toEqual({ ok: false, refusal })
      }
  })
})

describe('where a pathway stands', () => {
  const position = ({ state, reference }: Story) => pathwayDecider.position(state, reference)

  it('is a stage, a site, whom it waits for, soonest first, and what comes next', () => {
    const { stage, site, waitingOn, next, ended: over } = position(referred())
    expect({ stage, site, over }).toEqual({ stage: 'referral', site: 'london', over: false })
    expect(waitingOn.map(({ what, role, due }) => [what, role, utc(due)])).toEqual([
      ['acknowledge', 'coordinator', '2026-11-03T17:00'],
      ['victimContact', 'victimAdvocate', '2026-11-04T17:00'],
    ])
    expect(next && [utc(next.at), next.what]).toEqual(['2026-11-03T09:00', 'reminder'])
  })

  it('says when the advocate may be overridden, and when a watch ends', () => {
    const silent = closureProposed().until('2026-11-09 09:00')
    expect(position(silent).next?.what).toBe('the chair may close without the advocate')
    expect(position(inWatch())).toMatchObject({
      waitingOn: [],
      next: { what: 'end of the watch' },
    })
  })

  it('is nowhere before its referral, and waits for nothing after its end', () => {
    const fresh = pathwayDecider.initial('p1')
    expect(pathwayDecider.position(fresh, referred().reference)).toEqual({
      stage: 'received',
      waitingOn: [],
      ended: false,
    })
    expect(position(ended())).toEqual({
      stage: 'ended',
      site: 'london',
      waitingOn: [],
      ended: true,
    })
  })

  it('that ended before ends were dated keeps its record from the last referral', () => {
    const { state, reference } = ended()
    const { retention, ...older } = state
    expect(retention?.endedAt).toBeGreaterThan(state.lastReferralAt!)
    const alarm = pathwayDecider.nextAlarm(older, reference)
    expect(alarm && utc(alarm.at)).toBe('2032-11-02T10:01')
    const context = { now: alarm!.at, receivedAt: alarm!.at, by: time, reference }
    const decision = pathwayDecider.decide(older, alarm!.command, context)
    expect(decision).toMatchObject({
      ok: true,
      events: [{ type: 'obligation-opened', data: { what: 'retentionDecision' } }],
    })
  })

  it('holds no id of words or of people', () => {
    for (const begin of Object.values(stories))
      expect(JSON.stringify(position(begin()))).not.toMatch(/person-1|victim-1|"w-/)
  })
})
