// Proves that reference data is shown with where each number comes from, and is written from forms that lose nothing.
import { clockTitle } from '../../../../domain/describe.ts'
import { describe, expect, test } from '@jest/globals'
import { badField, badInput, refused } from '../../../../app/answers.ts'
import { changeRow, clockRows, otherParts } from '../../../../web/pages/reference/present.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { errorsFor } from '../../../../web/pages/reference/form.ts'
import { overview, policyScreen } from '../../../../web/pages/reference/view.ts'

const policy = defaultPolicies.london
const names = { agencies: { met: { title: 'Met Police' } }, sites: { london: { title: 'London' } } }
const site = {
  id: 'london',
  name: 'London',
  agencies: ['met'],
  holders: { chair: 'met' },
  policyVersion: 3,
}

describe('a policy', () => {
  test('has each number with its source and how sure it is, under what it is for', () => {
    const rows = clockRows(policy)
    expect(rows).toHaveLength(Object.keys(policy.clocks).length)
    expect(rows.find(({ code }) => code === 'triage')).toEqual({
      code: 'triage',
      what: 'A triage decision',
      value: '2 working days\nProtects the process',
      source: 'Local default; no national deadline.',
      mark: 'General knowledge, not verified',
    })
    for (const { what, source } of [
      ...rows,
      ...otherParts(policy, {}).flatMap((group) => group.rows),
    ])
      expect([what, source].every((words) => words.length > 0 && !/[a-z][A-Z]/.test(what))).toBe(
        true,
      )
  })

  test('names a clock that nothing is owed under by its code in words', () => {
    expect(clockTitle('someOtherWait')).toBe('Some other wait')
  })

  test('is changed by its administrators, and only read by others', () => {
    const seen = {
      ...{ site: 'london', name: 'London', version: 3, reason: 'New year', at: 'Friday' },
      ...{ clocks: clockRows(policy), others: otherParts(policy, {}) },
    }
    const href = '/reference/policies/london/clocks/triage'
    expect(policyScreen({ ...seen, may: true }).body.text).toContain(href)
    expect(policyScreen({ ...seen, may: false }).body.text).not.toContain(href)
  })
})

describe('sites and agencies', () => {
  const text = (
    may: boolean,
    own = true,
    contacts: Record<string, string> | null = { chair: 'a@b.org' },
  ) =>
    overview({
      sites: [{ ...site, own }],
      agencies: [
        {
          id: 'met',
          name: 'Met Police',
          contacts,
          siteContacts: [{ site: 'london', role: 'policeLead', address: 'l@b.org' }],
        },
      ],
      names,
      may,
      mayAsk: () => may && own,
      mayEnd: may,
      next: undefined,
    }).body.text

  test('are changed by administrators of the site, and only read by others', () => {
    expect(text(true)).toContain('href="/reference/sites/london"')
    expect(text(true, false)).not.toContain('href="/reference/sites/london"')
    expect(text(true)).toContain('href="/reference/agencies/met/contact"')
    expect(text(true, false)).not.toContain('href="/reference/agencies/met/contact"')
    expect(text(true)).toContain('href="/links/end?of=agency&amp;id=met"')
    const hrefs = ['/reference/sites/', '/reference/agencies/', '/reference/changes', '/links/end']
    for (const href of hrefs) expect(text(false)).not.toContain(href)
  })

  test('say that addresses are not for somebody', () => {
    expect(text(false, true, null)).toContain('Not for your role')
    expect(text(false)).toContain('Chair: a@b.org')
    expect(text(false)).toContain('Police lead, London: l@b.org')
  })
})

test('a change says of what, by whom and when, and never what was written', () => {
  const change = {
    id: 'met/chair',
    by: 'Robin Admin',
    at: '2026-12-18T09:30:00.000Z',
    closed: null,
  }
  const told = (what: string, id = change.id) => changeRow({ ...change, what, id }, names)
  expect(told('contact')).toEqual({
    what: 'Contact of Met Police: Chair',
    by: 'Robin Admin',
    at: 'Friday 18 December 2026 at 9:30am',
  })
  expect(told('policy', 'london/4').what).toBe('Policy of London, version 4')
  expect(told('cover', 'met/chair/an-id').what).toBe('Cover at Met Police: Chair')
})

test('an error stands at its field, at the list that it is part of, or at the top', () => {
  const called = { agencies: 'The agencies', 'holders.chair': 'Chair' }
  expect(errorsFor(badField('holders.chair', 'x', 'must be one of them.'), called)).toEqual([
    { field: 'holders.chair', text: 'Chair must be one of them' },
  ])
  expect(errorsFor(badField('agencies.0', 'x', 'is unknown.'), called)).toEqual([
    { field: 'agencies', text: 'The agencies is unknown' },
  ])
  const empty = { field: 'reason', rule: 'too_small' }
  const both = badInput(
    { ...empty, message: 'must not be empty.' },
    { ...empty, message: 'must not be blank.' },
  )
  expect(errorsFor(both, { reason: 'The reason' })).toEqual([
    { field: 'reason', text: 'Enter the reason' },
  ])
  expect(errorsFor(refused('not-your-site'), called)).toEqual([
    { field: undefined, text: 'Your account does not cover this site.' },
  ])
})
