// Proves that the form for a cover reads what was typed, says beside each field what is wrong, and loses nothing.
import { expect, test } from '@jest/globals'
import { coverScreen, readCover } from '../../../../web/pages/agency/cover-form.ts'
import { sentBy } from '../../../support/forms.ts'

const typed = {
  role: 'policeLead',
  address: ' sam@met.example.org ',
  'firstDay-day': '21',
  'firstDay-month': 'Dec',
  'firstDay-year': '2026',
  'lastDay-day': '4',
  'lastDay-month': '1',
  'lastDay-year': '2027',
}

test('reads a cover as people type it', () => {
  expect(readCover(typed)).toEqual({
    cover: {
      role: 'policeLead',
      address: 'sam@met.example.org',
      firstDay: '2026-12-21',
      lastDay: '2027-01-04',
    },
  })
})

test('says of each field what is missing or wrong, in the order of the form', () => {
  const read = readCover({
    address: 'sam',
    'firstDay-day': '31',
    'firstDay-month': '2',
    'firstDay-year': '2027',
  })
  expect(read).toEqual({
    errors: [
      { field: 'role', text: 'Select whose messages should also go to somebody else' },
      {
        field: 'address',
        text: 'Enter an email address in the correct format, like duty.desk@example.org',
      },
      { field: 'firstDay', part: 'day', text: 'The first day must be a real date' },
      { field: 'lastDay', text: 'Enter the last day of the cover' },
    ],
  })
})

test('comes back with all that was typed and its key, each error beside its field and at the top', () => {
  const errors = [{ field: 'lastDay', text: 'The last day must not be before the first' }]
  const screen = coverScreen(['policeLead', 'chair'], 'the-key', typed, errors)
  expect([screen.status, screen.errors]).toEqual([400, true])
  expect(sentBy(screen.body)).toEqual({ ...typed, key: 'the-key' })
  expect(screen.body.text).toContain('href="#lastDay-day"')
  expect(screen.body.text).toContain('id="lastDay-error"')
})
