// Proves that whatever is compared breaks nothing, and that whoever is the very same is found by their own keys.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compare } from '../../../store/matching/compare.ts'
import { type Described, keysOf } from '../../../store/matching/keys.ts'

const person = (name: string): Described => ({ name, aliases: [] })

/** Any code point that is not half a pair: what `unit: 'binary'` gives, without its table of all of them, which takes seconds. */
const anyCharacter = fc.integer({ min: 0, max: 0x10_ffff - 0x800 }).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (character) => {
    const point = String(character).codePointAt(0) ?? 0
    return point < 0xd800 ? point : point - 0x800
  },
)

const anybody: fc.Arbitrary<Described> = fc.record({
  name: fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.constantFrom('Alex Example', 'Steven Smyth'),
  ),
  aliases: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
  dateOfBirth: fc.constantFrom(undefined, '1988-04-12', '1988-12-04', '1970-01-01'),
  address: fc.oneof(fc.constant(undefined), fc.string(), fc.constantFrom('1 A St, N1 9GU')),
})

describe('whatever is compared', () => {
  it('breaks nothing, and finds by its own keys whoever is the very same', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const keys = keysOf(b)
        const shared = keysOf(a).some((key) => keys.includes(key))
        const found = compare(a, b)
        expect(compare(b, a)).toEqual(found)
        if (found?.band === 'certain') expect(shared).toBe(true)
      }),
      { seed: 20_261_125, numRuns: 300 },
    )
  })
})

it.each([
  ['Stephen Smith', 'Steven Smyth'],
  ['Micheal Thomson', 'Thomson Michael'],
  ['Brian Cohen', 'Brain Cohen'],
  ['Jnae Doe', 'Jane Deo'],
])('%s is looked up under a key of %s', (a, b) => {
  const keys = keysOf(person(b))
  expect(keysOf(person(a)).some((key) => keys.includes(key))).toBe(true)
})
