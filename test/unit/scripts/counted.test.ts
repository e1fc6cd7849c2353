// Proves that what a command prints of one thing is in the singular.
import { expect, it } from '@jest/globals'
import { counted, isOrAre } from '../../../scripts/supervisor/counted.ts'

it.each([
  [0, '0 entries are'],
  [1, '1 entry is'],
  [2, '2 entries are'],
])('says of %d what it counts', (n, said) => {
  expect(`${counted(n, 'entry', 'entries')} ${isOrAre(n)}`).toBe(said)
})

it('adds an s where no other plural is named', () => {
  expect([counted(1, 'end'), counted(3, 'end')]).toEqual(['1 end', '3 ends'])
})
