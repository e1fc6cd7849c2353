// Proves that a title keeps the capitals of abbreviations and names when it stands within a sentence.
import { expect, it } from '@jest/globals'
import { lower } from '../../../domain/sentence.ts'

it.each([
  ['Police lead', 'police lead'],
  ['A working contact address', 'a working contact address'],
  [
    'An order of a court or of the Information Commissioner',
    'an order of a court or of the Information Commissioner',
  ],
  ['NHS trust', 'NHS trust'],
  ['MARAC', 'MARAC'],
  ['MARAC chair', 'MARAC chair'],
  ['Boxing Day', 'Boxing Day'],
  ['3 things', '3 things'],
])('%s is %s within a sentence', (title, within) => {
  expect(lower(title)).toBe(within)
})
