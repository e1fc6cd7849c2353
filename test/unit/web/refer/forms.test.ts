// Proves that the form of each part of a referral asks for all of it, in words of its own, and reads back what it shows.
import { describe, expect, it, test } from '@jest/globals'
import { allOf } from '../../../../web/forms/field.ts'
import { drawFields } from '../../../../web/forms/render.ts'
import {
  firstAnswers,
  formOfSection,
  isSection,
  nextSection,
  sectionOrder,
  sectionWith,
  standingIn,
  typedIn,
  withSection,
} from '../../../../web/pages/refer/sections.ts'
import { readForm } from '../../../../web/forms/read.ts'
import { referralExample } from '../../../support/examples.ts'
import { sectionTexts } from '../../../../web/pages/refer/words.ts'
import { sentBy } from '../../../support/forms.ts'

const choices = {
  site: [
    { value: 'london', title: 'London' },
    { value: 'hampshire', title: 'Hampshire' },
  ],
  'referrer.agency': [{ value: 'metropolitan-police-service', title: 'Metropolitan Police' }],
}

const referral = { ...referralExample, urgent: true }

describe.each(sectionOrder)('the part %s', (section) => {
  const form = formOfSection(section)

  it('has words for each of its fields, and for no other', () => {
    const paths = [...new Set(allOf(form.fields).map(({ path }) => path))]
    expect(paths.sort()).toEqual(Object.keys(sectionTexts[section].fields).sort())
  })

  it('shows what a draft says and reads the same from it', () => {
    const posted = typedIn(section, referral, choices)
    const sent = sentBy(drawFields(form.fields, { posted, choices, errors: [] }))
    const { body, errors } = readForm(form, sent, choices)
    expect(errors).toEqual([])
    const { concern } = referral
    const said = { ...referral, concern: { ...concern, audience: 'notForTreatment' } }
    expect(withSection(section, said, body)).toEqual(said)
  })

  it('stands what the API may have stored there', () => {
    for (const strange of ['text', 3, [1], { name: { a: [] }, incidents: 'x', safeContact: [] }])
      expect(() =>
        standingIn(section, { person: strange, victim: strange, concern: strange }, choices),
      ).not.toThrow()
  })
})

test('a part that is saved replaces all of its own and nothing else', () => {
  const before = { site: 'london', referrer: { role: 'chair' }, urgent: true }
  expect(withSection('referrer', before, { site: 'hampshire' })).toEqual({
    site: 'hampshire',
    urgent: true,
  })
})

test('the next part is the next that is not complete, around to the first', () => {
  const complete = { state: 'complete' }
  const states = Object.fromEntries(sectionOrder.map((one) => [one, complete]))
  const with_ = (...begun: string[]) =>
    ({ ...states, ...Object.fromEntries(begun.map((one) => [one, { state: 'begun' }])) }) as Record<
      (typeof sectionOrder)[number],
      { state: string }
    >
  expect(nextSection('victim', with_('person', 'basis'))).toBe('basis')
  expect(nextSection('victim', with_('person'))).toBe('person')
  expect(nextSection('victim', with_())).toBeUndefined()
})

test('what leaves no choice is answered when a draft begins', () => {
  const [london] = choices.site
  const one = { ...choices, site: [london!] }
  expect(firstAnswers(one, ['policeLead'])).toEqual({
    site: 'london',
    referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  })
  expect(firstAnswers(choices, ['policeLead', 'chair'])).toEqual({})
})

test('an address names a part, and a fault is led to its part', () => {
  expect(isSection('constructor')).toBe(false)
  expect(sectionWith('referrer.agency')).toBe('referrer')
  expect(sectionWith('nothing')).toBeUndefined()
})
