// Proves that a key is bound to what was sent, and to nothing that may vary.
import { describe, expect, it } from '@jest/globals'
import { digestOf } from '../../../app/commands/digest.ts'

const digest = (parts: unknown) => digestOf('secret', parts)

describe('what a key is bound to', () => {
  it('is the same whatever the order of the fields', () => {
    expect(digest({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(
      digest({ b: { d: 'x', c: [1, 2] }, a: 1 }),
    )
  })

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: { b: 1 } }, { a: [['b', 2]] }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [
      { '10': 'a', '9': 'b' },
      { '10': 'b', '9': 'a' },
    ],
  ])('differs between %j and %j', (one, other) => {
    expect(digest(one)).not.toBe(digest(other))
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }))
  })

  it('cannot be found without the secret', () => {
    expect(digestOf('another', { a: 1 })).not.toBe(digest({ a: 1 }))
  })
})
