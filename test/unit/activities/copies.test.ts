// Proves that the copies of events in a history come out as they went in.
import { describe, expect, it } from '@jest/globals'
import type { EventCopy } from '../../../activities/contract.ts'
import { packCopies, unpackCopies } from '../../../activities/copies.ts'

const copies: EventCopy[] = [
  {
    from: 1,
    at: 1_793_700_000_000,
    by: 'test-coordinator',
    events: [
      ['referral-received', { site: 'london', incidents: [], urgent: false }],
      ['stage-entered', { stage: 'referral', because: 'submitted' }],
    ],
  },
  {
    from: 3,
    at: 1_793_700_600_000,
    by: 'time',
    events: [['rung-reached', { id: 'pw1.1', rung: 2 }]],
  },
]

/** A copy as it is in existing histories: what was once packed must always be readable. */
const packedOnce =
  '1.i4YV4YbwMtzY3MAA5jBIaQ6KaCSvopbssEwKKidSM8ugOTgTXI5AoltJRykzLzkzBaolFi2R1xJVBqBk3+LSpNzMkpLUFCWQJ3RgfjBG8YMZih8waiQcud9QzxBeABiBgwgA'

describe('the second copy of events', () => {
  it('comes out of its packing as it went in', () => {
    expect(unpackCopies(packCopies(copies))).toEqual(copies)
    expect(unpackCopies(packCopies([]))).toEqual([])
  })

  it('keeps letters of every kind', () => {
    const odd: EventCopy[] = [{ from: 1, at: 1, by: 'é', events: [['ж', { '"': '\u2028 \\ 𝄞' }]] }]
    expect(unpackCopies(packCopies(odd))).toEqual(odd)
  })

  it('can still be read from the histories that were written so far', () => {
    expect(unpackCopies(packedOnce)).toEqual(copies)
  })

  it('keeps each command with what became of it', () => {
    const command = {
      id: '0d3f1c1e-0f0e-4c55-8f34-2f5d7b0f9a10',
      name: 'accept-referral',
      digest: 'Zm9vYmFyYmF6cXV4',
      late: 12,
      outcome: { result: 'refused', stage: 'triage', version: 7, code: 'not-now' },
    }
    const refused: EventCopy[] = [{ from: 8, at: 1, by: 'x', command, events: [] }]
    expect(unpackCopies(packCopies(refused))).toEqual(refused)
  })

  it('is much smaller than the text', () => {
    expect(packCopies(copies).length).toBeLessThan(JSON.stringify(copies).length * 0.7)
  })

  it.each(['3.AAAA', '', 'AAAA'])('of an unknown format is refused: %p', (packed) => {
    expect(() => unpackCopies(packed)).toThrow('unknown format')
  })

  it('that was damaged is refused, and not half read', () => {
    const packed = packCopies(copies)
    expect(() => unpackCopies(packed.slice(0, packed.length / 2))).toThrow()
  })
})
