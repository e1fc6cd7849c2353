// Proves that guesses at links are counted by person and by address, and forgotten in time.
import { expect, it } from '@jest/globals'
import { triesOf } from '../../../app/links/tries.ts'

it('counts guesses by person and by address, for as long as its limit says', () => {
  const database = {}
  const tries = triesOf(database)
  const from = (person: string, address: string) => ({ person, address })
  for (let n = 0; n < 20; n++) tries.count(from('a', 'x'), n)
  expect(triesOf(database).tooMany(from('a', 'y'), 20)).toBe(true)
  expect(tries.tooMany(from('b', 'x'), 20)).toBe(false)
  for (let n = 0; n < 180; n++) tries.count(from(`b${n}`, 'x'), 20)
  expect(tries.tooMany(from('c', 'x'), 30)).toBe(true)
  expect(tries.tooMany(from('a', 'x'), 11 * 60_000)).toBe(false)
  expect(triesOf({}).tooMany(from('a', 'x'), 20)).toBe(false)
})
