// Proves that refusals of one caller go out one after the other, and that none waits for ever.
import { describe, expect, it } from '@jest/globals'
import { refusalsOf } from '../../../api/limits/refusals.ts'

/** Refusals at a standing clock: each says after how many milliseconds it goes out. */
function standing() {
  let [at, waited] = [0, 0]
  const ends: (() => void)[] = []
  const wait = (ms: number) => {
    waited = ms
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  const refusal = refusalsOf(wait, () => at)
  return {
    refuse: (who: string) => {
      waited = 0
      void refusal(who)
      return waited
    },
    pass: (ms: number) => (at += ms),
    end: async () => {
      for (const end of ends.splice(0)) end()
      await Promise.resolve()
    },
  }
}

describe('refusals', () => {
  it('go out one after the other for one caller, the first at once', () => {
    const { refuse } = standing()
    expect([1, 2, 3, 4].map(() => refuse('one'))).toEqual([0, 25, 50, 75])
    expect(refuse('other')).toBe(0)
  })

  it('begin again at once when the caller has kept quiet for as long as theirs took', () => {
    const { refuse, pass } = standing()
    for (let n = 0; n < 4; n += 1) refuse('one')
    expect([pass(60), refuse('one')]).toEqual([60, 40])
    expect([pass(65), refuse('one')]).toEqual([125, 0])
  })

  it('wait for fifteen seconds at most', () => {
    const { refuse } = standing()
    const all = Array.from({ length: 800 }, () => refuse('one'))
    expect(Math.max(...all)).toBe(15_000)
  })

  it('wait for nothing where a thousand do already, until some have gone out', async () => {
    const { refuse, end } = standing()
    for (let n = 0; n < 1001; n += 1) refuse('one')
    expect(refuse('one')).toBe(0)
    expect(refuse('other')).toBe(0)
    await end()
    expect(refuse('one')).toBe(15_000)
  })
})
