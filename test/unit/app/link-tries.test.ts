// Proves that guesses at links are counted by person and by address, and forgotten in time.
import { expect, it } from '@jest/globals'
import { createTries } from '../../../app/links/tries.ts'

it('counts guesses by person and by address, for as long as its limit says', () => {
  const tries = createTries({ person: 2, address: 3, withinMs: 100 })
  const from = (person: string, address: string) => ({ person, address })
  for (const now of [0, 10]) tries.count(from('a', 'x'), now)
  expect(tries.tooMany(from('a', 'y'), 20)).toBe(true)
  expect(tries.tooMany(from('b', 'x'), 20)).toBe(false)
  tries.count(from('b', 'x'), 20)
  expect(tries.tooMany(from('c', 'x'), 30)).toBe(true)
  expect(tries.tooMany(from('a', 'x'), 100)).toBe(false)
})
