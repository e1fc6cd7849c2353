// Proves that a table for a spreadsheet holds text alone, whatever somebody typed.
import { csv } from '../../../app/csv.ts'
import { expect, test } from '@jest/globals'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
  '%p is no formula',
  (typed) => expect(csv([[typed]])).toBe(`\uFEFF"'${typed}"\r\n`),
)

test('a quote does not end its cell', () => {
  expect(csv([['a","=1', 'b']])).toBe('\uFEFF"a"",""=1","b"\r\n')
})
