// Proves that callers are let in by turns: who sends many waits for themselves, and everybody else for one of them at most.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mock } from 'node:test'
import { FairQueue, type Leave, NoPlace } from '../../../api/limits/fair-queue.ts'

const room = { atOnce: 3, each: 2, waiting: 4, longestMs: 1000 }
const quick = { perSecond: 1000, burst: 1000 }

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(() => mock.timers.reset())

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A queue, and who was let in, in order; each with the way out. */
function watched(changes: Partial<typeof room> = {}) {
  const queue = new FairQueue({ ...room, ...changes }, Date.now)
  const inside: { who: string; leave: Leave }[] = []
  const refused: string[] = []
  return {
    names: () => inside.map(({ who }) => who).join(' '),
    refused,
    send: async (who: string, times = 1, pace = quick) => {
      for (let n = 0; n < times; n++)
        void queue.enter(who, pace).then(
          (leave) => inside.push({ who, leave }),
          (error: unknown) => refused.push(error instanceof NoPlace ? who : 'a fault'),
        )
      await settled()
    },
    leave: async (at: number) => {
      inside[at]?.leave()
      await settled()
    },
    after: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 1) mock.timers.tick(1) // each timer sees its own instant
      await settled()
    },
  }
}

describe('places', () => {
  it('are so many for one caller, and one is left for another', async () => {
    const { send, names } = watched()
    await send('a', 4)
    expect(names()).toBe('a a')
    await send('b')
    expect(names()).toBe('a a b')
  })

  it('go round: a caller who waits with many gets one in turn with each other', async () => {
    const { send, leave, names } = watched({ each: 3 })
    await send('a', 7)
    await send('b', 2)
    await send('c')
    for (let n = 0; n < 4; n++) await leave(n)
    expect(names()).toBe('a a a a b c a')
  })

  it('are given back once, however often somebody leaves', async () => {
    const { send, leave, names } = watched({ atOnce: 1 })
    await send('a', 3)
    await leave(0)
    await leave(0)
    expect(names()).toBe('a a')
  })
})

describe('a line', () => {
  it('is so long and no longer, and only its own caller is refused', async () => {
    const { send, refused, names } = watched()
    await send('a', 9)
    await send('b')
    expect(refused).toEqual(['a', 'a', 'a'])
    expect(names()).toBe('a a b')
  })

  it('is left after the longest wait', async () => {
    const { send, after, refused, leave, names } = watched({ atOnce: 1 })
    await send('a', 2)
    await after(999)
    expect(refused).toEqual([])
    await after(1)
    expect(refused).toEqual(['a'])
    await leave(0)
    expect(names()).toBe('a')
  })
})

describe('pace', () => {
  const slow = { perSecond: 2, burst: 3 }

  it('lets a burst through, and then so many a second', async () => {
    const { send, after, leave, names } = watched({
      atOnce: 9,
      each: 9,
      waiting: 9,
      longestMs: 9000,
    })
    await send('a', 6, slow)
    expect(names()).toBe('a a a')
    for (let n = 0; n < 3; n++) await leave(n)
    expect(names()).toBe('a a a')
    await after(500)
    expect(names()).toBe('a a a a')
    await after(1000)
    expect(names()).toBe('a a a a a a')
  })

  it('is of each caller, and comes back while they rest', async () => {
    const { send, after, names } = watched({ atOnce: 99, each: 99, longestMs: 9000 })
    await send('a', 3, slow)
    await send('b', 1, slow)
    expect(names()).toBe('a a a b')
    await after(1500)
    await send('a', 3, slow)
    expect(names()).toBe('a a a b a a a')
  })

  it('cannot be shaken off by making others forget', async () => {
    const { send, leave, names } = watched({ atOnce: 9999, each: 9 })
    await send('a', 3, slow)
    for (let n = 0; n < 3; n++) await leave(n)
    for (let n = 0; n < 1001; n++) await send(`other ${n}`)
    await send('a', 1, slow)
    expect(names().endsWith(' a')).toBe(false)
  })
})
