// Proves what errors call a field whose text does not say so: its label, as it stands within a sentence.
import { expect, it } from '@jest/globals'
import { calledIn } from '../../../../web/forms/field.ts'

it.each([
  [{ label: 'Kind of incident' }, 'the kind of incident'],
  [{ label: 'DASH score' }, 'the DASH score'],
  [{ label: 'Why it is rejected' }, 'why it is rejected'],
  [{ label: 'What happened' }, 'what happened'],
  [{ label: 'Whole amount' }, 'the whole amount'],
  [
    { label: 'Summary', called: 'the summary of what has happened' },
    'the summary of what has happened',
  ],
])('%j is %s', (text, called) => {
  expect(calledIn(text)).toBe(called)
})
