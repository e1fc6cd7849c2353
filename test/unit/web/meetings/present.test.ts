// Proves that the list and the calendar of meetings say what is listed, what comes next, and which day a meeting is on.
import { describe, expect, test } from '@jest/globals'
import { calendarOf, type MeetingItem, meetingRow } from '../../../../web/pages/meetings/present.ts'
import { calendarView, listView } from '../../../../web/pages/meetings/view.ts'
import { daysOf, monthAfter, monthTitle, weeksOf } from '../../../../web/words/months.ts'

const now = Date.parse('2026-12-21T10:00:00Z')
const sites = new Map([['london', 'London']])

const meeting = (over: Partial<MeetingItem> = {}): MeetingItem => ({
  id: 'cf0123456789ab',
  site: 'london',
  form: 'stalkingPanel',
  formTitle: 'Stalking panel',
  stage: 'planned',
  stageTitle: 'List open',
  version: 3,
  at: '2026-12-30T10:00:00.000Z',
  slot: null,
  listClosesAt: '2026-12-21T17:00:00.000Z',
  returnsDueAt: '2026-12-28T17:00:00.000Z',
  capacity: 15,
  listed: 16,
  overBy: 1,
  emergency: false,
  reconvenes: null,
  reconvenedAs: null,
  nextAlarm: null,
  endedAt: null,
  withheld: {},
  ...over,
})

describe('a meeting in a list', () => {
  test('says when its list closes and that it is too long', () => {
    expect(meetingRow(meeting(), sites, now)).toMatchObject({
      href: '/meetings/cf0123456789ab',
      day: 'Wednesday 30 December 2026',
      time: '10am',
      list: '16 of 15',
      next: 'List closes today at 5pm',
      marks: [{ text: 'List open' }, { text: '1 too many' }],
    })
  })

  test('says when returns are due once the list is closed', () => {
    const closed = meeting({ stage: 'listClosed', listClosesAt: '2026-12-20T17:00:00.000Z' })
    expect(meetingRow(closed, sites, now).next).toBe(
      'Returns due on Monday 28 December 2026 at 5pm',
    )
  })

  test('says what comes next while it sits and afterwards', () => {
    const next = (stage: ReturnType<typeof meeting>['stage']) =>
      meetingRow(meeting({ stage }), sites, now).next
    expect(next('circulated')).toBe('It begins on Wednesday 30 December 2026 at 10am')
    expect(next('inSession')).toBe('The chair closes the session')
    expect(next('minutes')).toBe('The minutes are circulated and approved')
    expect(next('locked')).toBe('')
  })

  test('is not too long any more once it has been held', () => {
    expect(meetingRow(meeting({ stage: 'minutes' }), sites, now).marks).toHaveLength(1)
  })
})

describe('a month', () => {
  test('has its weeks from Monday on', () => {
    const weeks = weeksOf('2027-01')
    expect(weeks).toHaveLength(5)
    expect(weeks[0]?.slice(3)).toEqual([undefined, '2027-01-01', '2027-01-02', '2027-01-03'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  })

  test('follows the last of a year, and knows a leap year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2027-01', -1)).toBe('2026-12')
    expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(monthTitle('2027-01')).toBe('January 2027')
  })

  test('shows a meeting on its day at home', () => {
    const late = meeting({ at: '2026-07-31T23:30:00.000Z' }) // half past midnight in London
    const held = calendarOf('2026-08', [late], sites, now)
      .flat()
      .filter((day) => (day?.meetings.length ?? 0) > 0)
    expect(held).toMatchObject([{ date: '2026-08-01' }])
  })
})

test('an empty list says so, and offers to plan only to those who may', () => {
  const model = { coming: [], open: [], severalSites: false, next: undefined, first: true }
  const shown = (mayPlan: boolean) => listView({ ...model, mayPlan, month: '2026-12' }).body.text
  expect(shown(false)).toContain('No meetings are planned at your sites')
  expect(shown(false)).not.toContain('/meetings/new')
  expect(shown(true)).toContain('href="/meetings/new"')
  expect(shown(false)).toContain('/meetings?month=2026-11') // those held before
})

test('a calendar is a table with the months beside it as links', () => {
  const weeks = calendarOf('2026-12', [meeting()], sites, now)
  const { text } = calendarView({ month: '2026-12', weeks, mayPlan: false, more: false }).body
  expect(text).toContain('/meetings?month=2026-11')
  expect(text).toContain('/meetings?month=2027-01')
  expect(text).toMatch(/Wednesday 30 December 2026[^]*10am Stalking panel/)
})
