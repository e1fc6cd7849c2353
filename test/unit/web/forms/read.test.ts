// Proves how what was typed becomes a body: dates, times, rows and what stands under another answer, with words for what is wrong.
import { describe, expect, it, test } from '@jest/globals'
import { changeRows, rowChangeIn, withoutEmptyRows } from '../../../../web/forms/rows.ts'
import { formFor } from '../../../../web/forms/commands.ts'
import { instantAt, readDate, readTime } from '../../../../web/forms/dates.ts'
import { ownPath, withSent } from '../../../../web/forms/paths.ts'
import type { Posted } from '../../../../web/page.ts'
import { readForm } from '../../../../web/forms/read.ts'

const form = (name: string, kind: 'pathway' | 'conference' = 'pathway') => {
  const found = formFor(kind, name)
  if (!found) throw new Error(`no form ${name}`)
  return found
}
const session = { sessionId: [{ value: 's1', title: 'Session on 2 February' }] }
const date = (name: string, [day, month, year]: readonly [string, string, string]): Posted => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})
const wrongWith = (name: string, posted: Posted, choices = {}) =>
  readForm(form(name), posted, choices).errors.map(({ text }) => text)

describe('a date', () => {
  test.each([
    ['27', '3', '2027', '2027-03-27'],
    [' 1', 'January', '2027', '2027-01-01'],
    ['09', 'sept', '2027', '2027-09-09'],
  ])('%s %s %s', (day, month, year, read) => {
    expect(readDate({ day, month, year })).toEqual({ is: 'date', date: read })
  })

  test.each([
    ['', '3', '2027', 'day', 'must include a day'],
    ['27', '', '', 'month', 'must include a month and year'],
    ['31', '2', '2027', 'day', 'must be a real date'],
    ['1', 'ju', '2027', 'day', 'must be a real date'],
    ['1', '2', '27', 'year', 'must have a year of four numbers'],
    ['29', '2', '2027', 'day', 'must be a real date'],
    ['1e1', '2', '2027', 'day', 'must be a real date'],
    ['0x1F', '3', '2027', 'day', 'must be a real date'],
    ['+5', '2', '2027', 'day', 'must be a real date'],
    ['٣', '2', '2027', 'day', 'must be a real date'],
  ])('%s %s %s is wrong', (day, month, year, part, message) => {
    expect(readDate({ day, month, year })).toEqual({ is: 'wrong', part, message })
  })
})

test('numbers are read without the marks of direction that were pasted with them', () => {
  const on = date('on', ['\u200e27', '\u202a3\u202c', '2027\u200e'])
  expect(readForm(form('record-death'), on, {}).body).toMatchObject({ on: '2027-03-27' })
  const count = { count: '\u20689\u2069' }
  expect(readForm(form('plan-sessions'), count, {}).body).toMatchObject({ count: 9 })
})

test.each([
  ['9:30', '09:30'],
  ['9.30 am', '09:30'],
  ['2pm', '14:00'],
  ['2:05 p.m.', '14:05'],
  ['12am', '00:00'],
  ['1430', '14:30'],
  ['midday', '12:00'],
  ['9', undefined],
  ['25:00', undefined],
  ['13pm', undefined],
])('the time %s', (typed, read) => {
  expect(readTime(typed)).toBe(read)
})

test('a time in the hour that is skipped is not moved to another', () => {
  const at = (time: string) => ({
    ...date('firstAt', ['28', '3', '2027']),
    'firstAt-time': time,
  })
  const wrong = 'The clocks go forward that night, so there is no such time'
  expect(wrongWith('plan-sessions', at('1:30am'))).toContain(wrong)
  expect(wrongWith('plan-sessions', at('2:30am'))).not.toContain(wrong)
})

test('a local time has the offset of its day', () => {
  expect(instantAt('2027-01-10', '10:00')).toBe('2027-01-10T10:00:00Z')
  expect(instantAt('2027-07-10', '10:00')).toBe('2027-07-10T09:00:00Z')
})

describe('what is wrong', () => {
  it('is said of the field, never in the words of the schema', () => {
    expect(wrongWith('report-incident', { note: 'x'.repeat(4001) })).toEqual([
      'Enter the date on which it happened',
      'Select the kind of incident',
      'What happened must be 4000 characters or fewer',
    ])
    const on = date('on', ['3', '', '2026'])
    expect(wrongWith('report-incident', { ...on, kind: 'threat', note: 'He came' })).toEqual([
      'The date on which it happened must include a month',
    ])
  })

  it('is that a choice is gone', () => {
    expect(wrongWith('cancel-session', { sessionId: 's9', reason: 'Ill' }, session)).toEqual([
      'What was selected for the session can no longer be chosen. Select it again',
    ])
  })

  it('is what the rule needs although the schema does not', () => {
    const typed = { outcome: 'referOn', risk: 'high', rationale: 'Theirs' }
    expect(wrongWith('decide-triage', typed)).toEqual(['Select where it is referred to'])
    const order = { kind: 'spo', ...date('grantedOn', ['1', '2', '2026']) }
    expect(wrongWith('record-order', order)).toEqual(['Enter the end date'])
  })
})

describe('what stands under another answer', () => {
  const record = (posted: Posted) =>
    readForm(form('record-session'), { sessionId: 's1', ...posted }, session).body

  it('is not sent where it is hidden, nor what stands under that', () => {
    const left = { attended: 'yes', late: 'yes' }
    expect(record({ held: 'no', ...left })).toEqual({
      sessionId: 's1',
      held: false,
      attended: false,
    })
    expect(record({ held: 'yes', ...left })).toMatchObject({ attended: true, late: true })
  })
})

describe('rows', () => {
  const { fields } = form('decide-item', 'conference')
  const two: Posted = {
    'actions-rows': '3',
    'actions.0.what': 'First',
    'actions.0.dueOn-day': '1',
    'actions.1.what': ' ',
    'actions.1.dueOn-day': '',
    'actions.2.what': 'Last',
  }

  it('are added and removed, and the rest moves up', () => {
    expect(rowChangeIn('add:actions')).toEqual({ add: 'actions' })
    expect(rowChangeIn('send')).toBeUndefined()
    expect(changeRows(fields, two, { add: 'actions' })).toEqual({ ...two, 'actions-rows': '4' })
    expect(changeRows(fields, two, { remove: 'actions', at: 0 })).toEqual({
      'actions-rows': '2',
      'actions.0.what': ' ',
      'actions.0.dueOn-day': '',
      'actions.1.what': 'Last',
    })
    expect(changeRows(fields, two, { add: 'nothing' })).toBe(two)
  })

  it('into which nothing was typed are left out', () => {
    expect(withoutEmptyRows(fields, two)).toEqual({
      'actions-rows': '2',
      'actions.0.what': 'First',
      'actions.0.dueOn-day': '1',
      'actions.1.what': 'Last',
    })
  })
})

test('a way back leads nowhere else', () => {
  expect(ownPath('/work?by=due')).toBe('/work?by=due')
  const elsewhere = ['//evil.example', '/\\evil', 'https://evil.example', 'work', undefined]
  const dotted = ['/.//evil.example', '/work/..//evil.example', '/%2e//evil.example']
  for (const other of [...elsewhere, ...dotted]) expect(ownPath(other)).toBeUndefined()
  expect(ownPath('/work/../meetings#live-list')).toBe('/meetings#live-list')
  expect(withSent('/work?by=due', 'k')).toBe('/work?by=due&sent=k')
})
