// Proves that pages write dates and times as GOV.UK does, at home, in summer and in winter.
import { describe, expect, test } from '@jest/globals'
import { distance } from '../../../web/words/distance.ts'
import {
  agoInWords,
  dueInWords,
  moment,
  shortDay,
  span,
  time,
  within,
} from '../../../web/words/dates.ts'

const now = '2026-12-29T16:00:00Z'

describe('dates', () => {
  test.each([
    ['2026-12-29T16:00:00Z', 'Tuesday 29 December 2026 at 4pm'],
    ['2026-07-01T08:30:00Z', 'Wednesday 1 July 2026 at 9:30am'],
    ['2026-07-01T23:00:00Z', 'Thursday 2 July 2026 at midnight'],
    ['2026-12-01T12:00:00Z', 'Tuesday 1 December 2026 at midday'],
    ['2026-12-01T00:05:00Z', 'Tuesday 1 December 2026 at 12:05am'],
  ])('%s is %s', (instant, words) => expect(moment(instant)).toBe(words))

  test.each([
    ['2026-12-29T16:30:00Z', 'today at 4:30pm'],
    ['2026-12-29T15:30:00Z', 'overdue since 3:30pm'],
    ['2026-12-30T09:00:00Z', 'tomorrow at 9am'],
    ['2027-01-08T09:00:00Z', 'in 10 days'],
    ['2026-12-28T09:00:00Z', '1 day overdue'],
    ['2026-12-01T09:00:00Z', '4 weeks overdue'],
    ['2026-10-15T09:00:00Z', '2 months overdue'],
  ])('what is due at %s is %s', (due, words) => expect(dueInWords(due, now)).toBe(words))

  test('says how far off a day is without its time, and nothing of a day that is over', () => {
    expect(distance('2026-12-29T23:00:00Z', now)).toBe('today')
    expect(distance('2026-12-30T09:00:00Z', now)).toBe('tomorrow')
    expect(distance('2027-01-08T09:00:00Z', now)).toBe('in 10 days')
    expect(distance('2026-12-28T09:00:00Z', now)).toBe('')
  })

  test('says how long ago, how long, and a short date with its year if it is another', () => {
    expect(agoInWords('2026-12-29T01:00:00Z', now)).toBe('today')
    expect(agoInWords('2026-12-28T01:00:00Z', now)).toBe('yesterday')
    expect(agoInWords('2026-12-20T01:00:00Z', now)).toBe('9 days ago')
    expect(span(800)).toBe('2 years')
    expect(shortDay('2027-01-08T09:00:00Z', now)).toBe('8 Jan 2027')
    expect(shortDay('2026-12-08T09:00:00Z', now)).toBe('8 Dec')
    expect(time('2026-12-29T21:05:00Z')).toBe('9:05pm')
  })

  test.each([
    [{ workingDays: 1 }, 'within 1 working day'],
    [{ days: 0 }, 'on the same day'],
    [{ hours: 24 }, 'within 24 hours'],
    [{ weeks: 2 }, 'within 2 weeks'],
    [{ months: 1 }, 'within 1 month'],
  ])('a length of %j is %s', (length, words) => expect(within(length)).toBe(words))
})
