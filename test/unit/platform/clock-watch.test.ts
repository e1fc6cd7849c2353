// Proves when a clock is taken for wrong, that it is asked about again once somebody has set it, and what is said of it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mock } from 'node:test'
import { setImmediate as othersRun } from 'node:timers/promises'
import { aheadBy } from '../../../platform/clock-compared.ts'
import { ClockWatch, WrongClock } from '../../../platform/clock-watch.ts'

const day = 86_400_000
const noon = 1_800_000_000_000

describe('how far a clock is ahead', () => {
  it.each([
    [0, { began: noon, tookMs: 0, there: noon }],
    [0, { began: noon, tookMs: 900, there: noon + 900 }],
    [3000, { began: noon + 3000, tookMs: 5, there: noon }],
    [-3000, { began: noon, tookMs: 5, there: noon + 3005 }],
    // What took long says less, and nothing that is not certain is held against a clock.
    [-100, { began: noon, tookMs: 2900, there: noon + 3000 }],
  ])('%d', (ahead, compared) => {
    expect(aheadBy(compared)).toBe(ahead)
  })
})

/** A machine whose clock can be set, beside a database whose clock is right. */
function machine() {
  const state = { now: noon, setBy: 0, asked: 0, away: false }
  const logged: [string, string, object][] = []
  const note = (level: string) => (facts: object, text: string) =>
    void logged.push([level, text, facts])
  let wrong = 0
  const watch = new ClockWatch({
    log: { info: note('info'), error: note('error'), debug: () => undefined },
    compare: async (own) => {
      state.asked += 1
      if (state.away) throw new Error('away')
      return { began: own().real, tookMs: 0, there: state.now }
    },
    onWrong: () => (wrong += 1),
    real: () => state.now + state.setBy,
    steady: () => state.now - noon,
  })
  return { state, watch, logged, stopped: () => wrong }
}

describe('a watch', () => {
  it('asks once, and not again while nobody sets the clock', async () => {
    const { state, watch } = machine()
    await watch.assure()
    state.now += day
    await watch.assure()
    expect([state.asked, watch.aheadMs]).toEqual([1, 0])
  })

  it.each([3 * day, 2001, -2001, -3 * day])(
    'refuses what a clock that was set by %d ms would date, at once, and says so once',
    async (by) => {
      const { state, watch, logged, stopped } = machine()
      await watch.assure()
      state.setBy = by
      for (let n = 0; n < 3; n++) await expect(watch.assure()).rejects.toThrow(WrongClock)
      expect(watch.aheadMs).toBe(by)
      expect(logged).toEqual([['error', 'clock is wrong: nothing is dated by it', { aheadMs: by }]])
      expect(stopped()).toBe(1)
      state.setBy = 0
      await watch.assure()
      expect(logged.at(-1)).toEqual(['info', 'clock agrees again', { aheadMs: 0 }])
    },
  )

  it.each([2000, -2000, 400])('lets a clock that is %d ms off pass', async (by) => {
    const { state, watch, logged } = machine()
    state.setBy = by
    await watch.assure()
    expect(logged).toEqual([])
  })

  it('lets nothing be dated by a clock that was never compared', async () => {
    const { state, watch } = machine()
    state.away = true
    await expect(watch.assure()).rejects.toThrow('away')
    state.away = false
    await watch.assure()
  })

  it.each([3 * day, -3 * day])(
    'refuses a turn whose time was read while the clock was set by %d ms, although it is right again',
    async (by) => {
      const { state, watch, stopped } = machine()
      await watch.assure()
      state.setBy = by
      const began = watch.read()
      state.setBy = 0
      state.now += 10
      const asked = watch.read()
      expect(() => watch.check(began, asked, state.now)).toThrow(WrongClock)
      expect(stopped()).toBe(1)
    },
  )

  it('does not hold against a turn that it waited long for its row', () => {
    const { state, watch } = machine()
    const began = watch.read()
    state.now += 3500
    const asked = watch.read()
    const there = state.now
    state.now += 3500
    expect(() => watch.check(began, asked, there)).not.toThrow()
    expect(() => watch.check(began, asked, state.now)).not.toThrow()
  })
})

describe('a watch that was started', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }))
  afterEach(() => mock.timers.reset())

  it('asks at once, each minute, and more often while the clock is wrong', async () => {
    const { state, watch } = machine()
    const pass = async (ms: number) => {
      for (let n = 0; n < 5; n++) await othersRun()
      state.now += ms
      mock.timers.tick(ms)
      for (let n = 0; n < 5; n++) await othersRun()
    }
    watch.start()
    await pass(59_999)
    expect(state.asked).toBe(1)
    await pass(1)
    expect(state.asked).toBe(2)
    state.setBy = day
    await pass(60_000)
    expect([state.asked, watch.aheadMs]).toEqual([3, day])
    state.setBy = 0
    await pass(5000)
    expect([state.asked, watch.aheadMs]).toEqual([4, 0])
    watch.stop()
    await pass(120_000)
    expect(state.asked).toBe(4)
  })
})
