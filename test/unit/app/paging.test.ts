// Proves that a page begins where the one before it ended, and that a cursor tells nothing.
// It is good for the list, the reader and the question that it was given for, and for no other.
import { describe, expect, it } from '@jest/globals'
import { cursorSeal } from '../../../app/cursors.ts'
import { isNo } from '../../../app/answers.ts'
import { pagerOf } from '../../../app/paging.ts'

const next = { key: 1_793_613_600_000, id: 'pw0123456789ab.3' }
const bad = { no: 'bad', errors: [expect.objectContaining({ field: 'cursor', rule: 'cursor' })] }
const secret = '6f2c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10'

const pager = (
  query: { limit: number; cursor?: string; count?: boolean; risk?: string | undefined },
  { list = 'worklist', reader = 'somebody', under = secret } = {},
) => pagerOf({ actors: { secret: async () => under } }, { id: reader }, list, query)

const cursor = async () => (await pager({ limit: 2, risk: 'high' })).cursor(next)

describe('a page', () => {
  it('begins where the previous one ended, and may be of another length', async () => {
    const { out } = await pager({ limit: 2 })
    const { items, nextCursor } = out({ items: [1, 2], next }, (n) => n * 2)
    expect(items).toEqual([2, 4])
    const { wanted } = await pager({ limit: 5, cursor: String(nextCursor), count: true })
    expect(wanted).toEqual({ limit: 5, after: next, counted: true })
  })

  it('is the last if it has no cursor, and the first if none is sent', async () => {
    const { out, wanted } = await pager({ limit: 5 })
    expect(out({ items: [1], next: undefined }, String).nextCursor).toBeNull()
    expect(wanted).toEqual({ limit: 5, after: undefined })
  })

  it('is counted so far and no further', async () => {
    const { countedOut } = await pager({ limit: 5 })
    const count = (n: number) => countedOut({ items: [], next: undefined, count: n }, String).count
    expect([count(7), count(1001)]).toEqual([
      { value: 7, more: false },
      { value: 1000, more: true },
    ])
  })
})

describe('a cursor', () => {
  it('holds nothing that can be read, and is never the same', async () => {
    const [one, other] = [await cursor(), await cursor()]
    expect(one).not.toBe(other)
    const bytes = Buffer.from(one, 'base64url')
    for (const word of [String(next.key), next.id, 'worklist', 'somebody', 'high'])
      expect([one, bytes.toString('latin1')].join()).not.toContain(word)
  })

  it('is short enough to be sent again, whatever its list is sorted by', () => {
    const seal = cursorSeal(secret, { list: 'x', reader: 'y', query: {} })
    expect(seal.seal({ key: Number.MAX_SAFE_INTEGER, id: 'x'.repeat(200) }).length).toBeLessThan(
      400,
    )
  })

  it('is good again for the same question', async () => {
    const { wanted } = await pager({ cursor: await cursor(), risk: 'high', limit: 2 })
    expect(wanted).toEqual({ limit: 2, after: next })
  })

  it.each([
    ['list', { list: 'notices' }],
    ['reader', { reader: 'somebody else' }],
    ['database', { under: '00000000-6a0f-4b0e-9d55-0a7a6e2b9f10' }],
  ])('is bad for another %s', async (_what, other) => {
    const { wanted } = await pager({ limit: 2, risk: 'high', cursor: await cursor() }, other)
    expect(wanted).toEqual(bad)
  })

  it.each([[undefined], ['medium']])('is bad for another question: %s', async (risk) => {
    expect((await pager({ limit: 2, risk, cursor: await cursor() })).wanted).toEqual(bad)
  })

  it('is bad when any part of it was changed', async () => {
    const bytes = Buffer.from(await cursor(), 'base64url')
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ 1
      const { wanted } = await pager({
        limit: 2,
        risk: 'high',
        cursor: changed.toString('base64url'),
      })
      expect(isNo(wanted)).toBe(true)
    }
  })

  it.each([
    '',
    'no cursor',
    'A'.repeat(38),
    Buffer.from('["worklist",1,"x"]').toString('base64url'), // as cursors were before they were sealed
  ])('cannot be made up: %j', async (made) => {
    expect((await pager({ limit: 2, cursor: made })).wanted).toEqual(bad)
  })
})
