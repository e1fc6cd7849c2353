// Proves that the rehearsed clock keeps its speed, never goes back, and stands still while the system is down.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mock } from 'node:test'
import { setImmediate as othersRun } from 'node:timers/promises'
import { realClock, rehearsedClock, type Renew } from '../../../platform/clock.ts'

const speed = 8640
const begun = 1_800_000_000_000

beforeEach(() => {
  mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: begun })
})
afterEach(() => {
  mock.timers.reset()
})

/** The row in the database, kept by the rules of the store; it can be away. */
function row() {
  type Rehearsal = Awaited<ReturnType<Renew>>
  let kept: (Rehearsal & { renewed: number }) | undefined
  const state = { away: false, renewals: 0 }
  const renew = async (real: number): Promise<Rehearsal> => {
    if (state.away) throw new Error('away')
    state.renewals += 1
    kept ??= { base: begun, anchor: real, bound: begun, renewed: real }
    const down = real - kept.renewed > 3000
    const base = down ? kept.bound : kept.base
    const anchor = down ? real : kept.anchor
    const bound = Math.max(kept.bound, base + (real - anchor + 1500) * speed)
    kept = { base, anchor, bound, renewed: real }
    return { base, anchor, bound }
  }
  return { renew, state }
}

const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 50) {
    mock.timers.tick(Math.min(left, 50))
    await othersRun() // whoever was waiting for that
  }
}

describe('the rehearsed clock', () => {
  it('runs as many times faster as it says', async () => {
    const clock = rehearsedClock(speed, row().renew)
    const from = await clock.now()
    await pass(10_000)
    expect((await clock.now()) - from).toBe(10_000 * speed) // a day in ten seconds
    expect(await clock.ago(60_000)).toBe((await clock.now()) - 60_000 * speed)
    clock.stop()
  })

  it('says at which real instant it shows a date, and shows it then', async () => {
    const clock = rehearsedClock(speed, row().renew)
    await clock.now()
    const at = begun + 5 * 24 * 60 * 60 * 1000 + 12_345
    const real = await clock.engine(at)
    await pass(real - Date.now() - 1)
    expect(await clock.now()).toBeLessThan(at)
    await pass(1)
    expect(await clock.now()).toBeGreaterThanOrEqual(at)
    expect(await clock.now()).toBeLessThan(at + speed)
    clock.stop()
  })

  it('shows every process the same time', async () => {
    const { renew } = row()
    const one = rehearsedClock(speed, renew)
    await one.now()
    await pass(4321)
    const other = rehearsedClock(speed, renew)
    expect(await other.now()).toBe(await one.now())
    one.stop()
    other.stop()
  })

  it('stands still while the system is down, and goes on from there, never behind what was shown', async () => {
    const { renew } = row()
    const before = rehearsedClock(speed, renew)
    await before.now()
    await pass(7400)
    const shown = await before.now()
    before.stop()
    await pass(3_600_000) // an hour in which nothing runs
    const after = rehearsedClock(speed, renew)
    const again = await after.now()
    expect(again).toBeGreaterThanOrEqual(shown)
    expect(again - shown).toBeLessThanOrEqual(2500 * speed) // no more than the row was ahead
    await pass(1000)
    expect((await after.now()) - again).toBe(1000 * speed)
    after.stop()
  })

  it('fails rather than show a time that the database does not know, and goes on when it is back', async () => {
    const { renew, state } = row()
    const clock = rehearsedClock(speed, renew)
    await clock.now()
    state.away = true
    await pass(1400)
    const last = await clock.now() // still within what was promised
    await pass(600)
    await expect(clock.now()).rejects.toThrow('away')
    await pass(60_000)
    state.away = false
    const back = await clock.now()
    expect(back).toBeGreaterThanOrEqual(last)
    expect(back - last).toBeLessThanOrEqual(2500 * speed)
    clock.stop()
  })

  it('asks for the row about once a second, however often it is read', async () => {
    const { renew, state } = row()
    const clock = rehearsedClock(speed, renew)
    for (let n = 0; n < 100; n++) {
      await clock.now()
      await pass(100)
    }
    expect(state.renewals).toBeLessThanOrEqual(12)
    clock.stop()
  })
})

describe('the real clock', () => {
  it('is the real time', async () => {
    expect(await realClock.now()).toBe(begun)
    expect(await realClock.engine(begun + 5)).toBe(begun + 5)
    expect(await realClock.ago(5)).toBe(begun - 5)
  })
})
