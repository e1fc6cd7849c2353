// Proves that the form by which a meeting is planned gives a plan, with what the meeting is added for beside it.
import { expect, test } from '@jest/globals'
import { listingForm, planForm } from '../../../../web/pages/meeting-new/form.ts'
import { planSchema } from '../../../../app/commands/plan.ts'
import { readForm } from '../../../../web/forms/read.ts'

const choices = { site: [{ value: 'london', title: 'London' }] }
const typed = {
  site: 'london',
  form: 'marac',
  'at-day': '13',
  'at-month': 'January',
  'at-year': '2027',
  'at-time': '10am',
  place: 'Room 4',
  reason: 'One more before the holidays.',
  pathway: 'pw0123456789ab',
}

test('a plan is read with its time by the clocks at home, and its pathway apart', () => {
  const { parsed, errors } = readForm(planForm, typed, choices)
  expect(errors).toEqual([])
  const { pathway, ...plan } = parsed ?? {}
  expect(pathway).toBe('pw0123456789ab')
  expect(planSchema.parse(plan)).toEqual({
    site: 'london',
    form: 'marac',
    at: '2027-01-13T10:00:00Z',
    place: 'Room 4',
    reason: 'One more before the holidays.',
    emergency: false,
  })
})

test('what is missing is said beside its field', () => {
  const { errors } = readForm(planForm, {}, choices)
  expect(errors.map(({ field, text }) => [field, text])).toEqual([
    ['site', 'Select the site'],
    ['form', 'Select the form of meeting'],
    ['at', 'Enter the date of the meeting'],
  ])
})

test('a pathway is asked for before it is listed', () => {
  const { errors } = readForm(listingForm, {}, {})
  expect(errors).toEqual([{ field: 'pathway', text: 'Enter the reference of the pathway' }])
})

test('every field of both forms has words of its own', () => {
  for (const { fields } of [planForm, listingForm])
    for (const { name, text } of fields) expect(text.label).not.toBe(name)
})
