// Proves that a page begins where the one before it ended.
// A cursor is good for the list and the order that gave it, and for no other.
import { describe, expect, it } from '@jest/globals'
import { cursorOut, pageOut, pageWanted, uuids } from '../../../app/paging.ts'
import { isNo } from '../../../app/answers.ts'

const next = { key: 12, id: 'pw0123456789ab.3' }
const bad = { no: 'bad', errors: [expect.objectContaining({ field: 'cursor', rule: 'cursor' })] }

describe('a page', () => {
  it('begins where the previous one ended', () => {
    const { items, nextCursor } = pageOut({ items: [1, 2], next }, 'worklist', (n) => n * 2)
    expect(items).toEqual([2, 4])
    expect(pageWanted({ limit: 2, cursor: String(nextCursor) }, 'worklist')).toEqual({
      limit: 2,
      after: next,
    })
  })

  it('is the last if it has no cursor, and the first if none is sent', () => {
    expect(pageOut({ items: [1], next: undefined }, 'worklist', String).nextCursor).toBeNull()
    expect(pageWanted({ limit: 5 }, 'worklist')).toEqual({ limit: 5, after: undefined })
  })

  it('is not to be had by the cursor of another list or order', () => {
    expect(pageWanted({ limit: 2, cursor: cursorOut(next, 'notices') }, 'worklist')).toEqual(bad)
  })

  it('is not to be had by an id that its list cannot have', () => {
    const cursor = cursorOut(next, 'notices')
    expect(pageWanted({ limit: 2, cursor }, 'notices', uuids)).toEqual(bad)
    const other = cursorOut({ key: 12, id: 'c0ffee00-0000-4000-8000-000000000001' }, 'notices')
    expect(pageWanted({ limit: 2, cursor: other }, 'notices', uuids)).toMatchObject({ limit: 2 })
  })

  it.each([
    'no cursor',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["worklist", 1.5, "x"]').toString('base64url'),
    Buffer.from('["worklist", 1, "\\u0000"]').toString('base64url'),
    Buffer.from('["worklist", -1, "x"]').toString('base64url'),
    Buffer.from('["worklist", 8640000000000001, "x"]').toString('base64url'), // no instant
  ])('is not to be had by %s', (cursor) => {
    const wanted = pageWanted({ limit: 2, cursor }, 'worklist')
    expect(isNo(wanted)).toBe(true)
    expect(wanted).toEqual(bad)
  })
})
