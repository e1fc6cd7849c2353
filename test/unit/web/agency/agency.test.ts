// Proves that the page of an agency says what waits for it, how soon it answers and who covers whom, as far as its reader may know.
import { describe, expect, test } from '@jest/globals'
import type { AgencySeen } from '../../../../app/agency/agency.ts'
import type { Cover } from '../../../../app/agency/cover.ts'
import { item } from '../work/item.ts'
import { present } from '../../../../web/pages/agency/present.ts'
import { view } from '../../../../web/pages/agency/view.ts'
import type { WorkItem } from '../../../../app/views/lists/work.ts'

const now = Date.parse('2026-12-29T10:00:00Z')
const pathway = 'pw0123456789ab'

const owed = (over: Partial<WorkItem>): WorkItem =>
  item({
    what: 'return',
    title: 'a return',
    agency: 'met',
    due: '2026-12-20T16:00:00.000Z',
    overdue: true,
    about: null,
    person: null,
    ...over,
  })

const cover = (over: Partial<Cover>): Cover => ({
  id: 'c1',
  role: 'policeLead',
  address: 'sam@met.example.org',
  firstDay: '2026-12-21',
  lastDay: '2027-01-04',
  state: 'holds',
  by: 'Robin Lead',
  at: '2026-12-18T09:30:00.000Z',
  endedAt: null,
  undelivered: false,
  withheld: {},
  ...over,
})

const seen = (over: Partial<AgencySeen> = {}): AgencySeen => ({
  name: 'Metropolitan Police Service',
  requests: [],
  actions: [],
  more: { requests: false, actions: false, meetings: false },
  meetings: [],
  times: [],
  contacts: [],
  covers: [],
  mayCover: true,
  ...over,
})

const shown = (over: Partial<AgencySeen> = {}) => present(seen(over), now, () => ['policeLead'])
const textOf = (over: Partial<AgencySeen> = {}) => view(shown(over)).body.text.replace(/\s+/g, ' ')

describe('Our agency', () => {
  test('leads a request to the form that answers it, and says in words that it is late', () => {
    const text = textOf({ requests: [owed({})] })
    expect(text).toContain(`/pathways/${pathway}/do/record-return`)
    expect(text).toContain('9 days overdue')
    expect(text).toContain('Police lead')
    expect(shown({ requests: [owed({})] }).figures).toContainEqual([1, 'overdue'])
  })

  test('says of an empty part what would stand there', () => {
    const text = textOf()
    for (const words of [
      'Nobody is waiting for an answer from us.',
      'We have no open actions.',
      'We are not invited to any meetings',
      'No cover is in force or planned.',
      'Ask an administrator to add one.',
      'there is nothing to measure',
    ])
      expect(text).toContain(words)
  })

  test('leaves out meetings for those who work no cases, and says that addresses are not for somebody', () => {
    const text = textOf({ meetings: null, contacts: null })
    expect(text).not.toContain('Meetings we are invited to')
    expect(text).toContain('Not for your role')
  })

  test('gives response times as a median and the share in time, never rounded up to all', () => {
    const times = [{ what: 'return', count: 200, medianMs: 50 * 3_600_000, inTime: 199 }]
    expect(shown({ times }).times).toEqual([
      { what: 'A return', count: 200, median: '2 days', inTime: '99% (199 of 200)' },
    ])
  })

  test.each([
    [10 * 60_000, 'under an hour'],
    [3_600_000, '1 hour'],
    [47 * 3_600_000, '47 hours'],
    [100 * 3_600_000, '4 days'],
  ])('a time of %d ms is %s', (medianMs, words) => {
    const [row] = shown({ times: [{ what: 'return', count: 1, medianMs, inTime: 1 }] }).times
    expect(row?.median).toBe(words)
  })
})

describe('who covers whom', () => {
  test('shows from when to when, by whom, and ends by a button of those who may', () => {
    const text = textOf({ covers: [cover({})] })
    for (const words of ['21 December 2026', '4 January 2027', 'Robin Lead', 'In force'])
      expect(text).toContain(words)
    expect(text).toContain('action="/agency/cover/c1/end"')
    const other = textOf({ covers: [cover({ by: null })], mayCover: false })
    expect(other).not.toContain('/agency/cover')
    expect(other).toContain('Not for your role')
  })

  test('says that an address does not work, and folds away what is over', () => {
    const past = cover({ id: 'c2', state: 'ended', endedAt: '2026-12-22T09:00:00.000Z' })
    const text = textOf({ covers: [cover({ undelivered: true }), past] })
    expect(text).toContain('A message could not be delivered')
    expect(text).toContain('Past cover (1)')
    expect(text).not.toContain('/agency/cover/c2/end')
    expect(shown({ covers: [past] }).pastCovers[0]?.last).toBe('22 December 2026')
  })
})
