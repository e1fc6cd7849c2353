// Proves that a remembered function gives what it would have found, and forgets in time.
import { expect, it } from '@jest/globals'
import { memoise } from '../../../../domain/calendar/memoise.ts'

const counted = (most?: number) => {
  const asked: string[] = []
  const give = memoise((date: string, days: number) => {
    asked.push(`${date} ${days}`)
    if (days < 0) throw new RangeError('back')
    return days
  }, most)
  return { asked, give }
}

it('finds an answer once, whatever the answer, and another for anything else that is asked', () => {
  const { asked, give } = counted()
  expect([give('a', 0), give('a', 0), give('a', 1), give('b', 0)]).toEqual([0, 0, 1, 0])
  expect(asked).toEqual(['a 0', 'a 1', 'b 0'])
})

it('remembers no more than it may', () => {
  const { asked, give } = counted(2)
  for (const days of [1, 2, 1, 3, 1]) expect(give('a', days)).toBe(days)
  expect(asked).toEqual(['a 1', 'a 2', 'a 3', 'a 1'])
})

it('throws each time', () => {
  const { asked, give } = counted()
  expect(() => give('a', -1)).toThrow(RangeError)
  expect(() => give('a', -1)).toThrow(RangeError)
  expect(asked).toHaveLength(2)
})
