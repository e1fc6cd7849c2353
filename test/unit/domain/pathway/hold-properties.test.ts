// Proves that a hold keeps its invariants, whatever people do.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { calendarOf } from '../../../../domain/reference/reference.ts'
import {
  civilDateOf,
  shiftWorkingDays,
  workingDaysBetween,
} from '../../../../domain/calendar/calendar.ts'
import { clockOf, stopsInHold } from '../../../../domain/policy/lookup.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import type { HolidayTable } from '../../../../domain/calendar/holiday-table.ts'
import { inReview, inSessions, inSuitability, sessionsPlanned } from './beginnings.ts'
import type { ClockRule, Policy } from '../../../../domain/policy/policy.ts'
import { intents, play, type Turn } from './arbitrary.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { referenceOf } from './world.ts'

// Fixed, so that a failing run fails again; the seed and path of a failure are in the message.
const settings = { seed: 20_261_125, numRuns: 240 }

const reference = referenceOf('london')
const { division, hours } = calendarOf(reference)
const clock = (obligation: Obligation) => clockOf(reference.policy, obligation.clock)
const eventsOf = ({ decision }: Turn) => (decision.ok ? decision.events : [])

// From where treatment is owed: few of the sequences that begin with a referral come so far.
const begins = [inSuitability(), inSessions(), sessionsPlanned(), inReview()]

const keepsOut = ['exclude-agency', 'exclude-person', 'name-representative', 'restrict-to']

const played = new Map<string, readonly Turn[]>()

/** A claim about every sequence, and how often it was put to the test: one that never was says nothing. */
const always = (claim: (turns: readonly Turn[]) => number) => () => {
  let times = 0
  fc.assert(
    fc.property(intents(30), fc.nat(begins.length - 1), (sequence, begin) => {
      const key = JSON.stringify([sequence, begin])
      const turns = played.get(key) ?? play(sequence, begins[begin])
      played.set(key, turns)
      times += claim(turns)
    }),
    settings,
  )
  expect(times).toBeGreaterThan(5)
}

describe('a hold, whatever people do', () => {
  it(
    'stops no clock that guards the victim, that is the law’s, or that is process',
    always((turns) => {
      const held = turns.filter(({ after }) => after.hold)
      for (const { after } of held)
        for (const obligation of owed(after))
          expect([clock(obligation).guards === 'treatment', obligation.id]).toEqual([
            obligation.stopped !== undefined,
            obligation.id,
          ])
      return held.length
    }),
  )

  it(
    'leaves what it does not stop as it was, when it begins and when it ends',
    always((turns) => {
      const turned = turns.filter((turn) =>
        eventsOf(turn).some(({ type }) => type === 'hold-begun' || type === 'hold-ended'),
      )
      for (const { before, after, command } of turned) {
        if (command.name === 'pass-time') continue // rungs are reached with it
        if (command.name === 'record-death') continue // with the person more ends than the hold
        for (const obligation of owed(before))
          if (clock(obligation).guards !== 'treatment' && obligation.what !== 'reviewHold')
            expect(after.obligations[obligation.id]).toEqual(obligation)
      }
      return turned.length
    }),
  )

  it(
    'lets every clock that it stopped resume at its end, and none sooner',
    always((turns) => {
      for (const { after } of turns)
        if (!after.hold)
          expect(owed(after).filter(({ stopped }) => stopped !== undefined)).toEqual([])
      return turns.filter((turn) => eventsOf(turn).some(({ type }) => type === 'hold-ended')).length
    }),
  )

  it(
    'gives back what remained: the working days, or the time to the end of a day',
    always((turns) => {
      let times = 0
      for (const turn of turns) {
        const end = eventsOf(turn).find(({ type }) => type === 'hold-ended')
        if (end?.type !== 'hold-ended') continue
        const { at } = end.data
        for (const event of eventsOf(turn)) {
          if (event.type !== 'obligation-resumed') continue
          const obligation = turn.before.obligations[event.data.id]
          if (!obligation) throw new Error('it was not stopped before')
          times++
          remainsExactly(obligation, event.data.due, at, turn.reference.table)
        }
      }
      return times
    }),
  )

  it(
    'has nobody reminded of what it stopped',
    always((turns) => {
      let times = 0
      for (const turn of turns)
        for (const { obligation, rung } of turn.notices)
          if (turn.after.obligations[obligation]?.stopped !== undefined) {
            // Who is given it in the place of somebody who is kept out is asked, and told nothing of that.
            const asks = keepsOut.includes(turn.command.name) ? ['asked'] : []
            expect(['stopped', 'reassigned', ...asks]).toContain(rung)
            times++
          }
      return times
    }),
  )

  it(
    'is owed a review for as long as it lasts',
    always((turns) => {
      const held = turns.filter(({ after }) => after.hold)
      for (const { after } of held) expect(owed(after, 'reviewHold')).toHaveLength(1)
      return held.length
    }),
  )
})

/** Counted by the table of holidays at the end of the hold, which may have changed since it began. */
function remainsExactly(
  obligation: Obligation,
  due: number,
  at: number,
  table?: HolidayTable,
): void {
  const { what, due: before, stopped = 0 } = obligation
  const day = (instant: number) => civilDateOf(instant, hours.zone)
  if (before <= stopped)
    expect(at - due).toBe(stopped - before) // as late as it was
  else if (what === 'recordSession') expect(due).toBeGreaterThan(at)
  else if ('workingDays' in clock(obligation).span) {
    // A date that somebody set on a day off is that of the working day behind it.
    const last = shiftWorkingDays(day(before), 0, division, table)
    const left = workingDaysBetween(day(stopped), last, division, table)
    const again = workingDaysBetween(day(at), day(due), division, table)
    expect([left, left === 0 ? left + 1 : left]).toContain(again)
  } else expect(due - at).toBeGreaterThanOrEqual(before - stopped)
}

describe('what a policy may call treatment', () => {
  const policy: Policy = defaultPolicies.london
  const guarding = (code: string, guards: ClockRule['guards']): Policy => {
    const clock: ClockRule = { span: { weeks: 1 }, guards, source: 'A local rule.', mark: 'K' }
    return { ...policy, clocks: { ...policy.clocks, [code]: clock } }
  }

  it('never stops what guards the victim by our own default', () => {
    expect(stopsInHold(guarding('victimContact', 'treatment'), 'victimContact')).toBe(false)
    expect(stopsInHold(guarding('suitability', 'treatment'), 'suitability')).toBe(true)
  })

  it('can let go on what would stop, and covers a clock of its own', () => {
    expect(stopsInHold(guarding('suitability', 'safety'), 'suitability')).toBe(false)
    expect(stopsInHold(guarding('ofTheSite', 'treatment'), 'ofTheSite')).toBe(true)
  })
})
