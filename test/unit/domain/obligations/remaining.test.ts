// Proves that what is left of a wait is the same after it has stood still.
import { describe, expect, it } from '@jest/globals'
import { calendarOf } from '../../../../domain/reference/reference.ts'
import { dueFrom, remainingOf } from '../../../../domain/obligations/remaining.ts'
import { london, referenceOf, utc } from '../pathway/world.ts'
import type { Span } from '../../../../domain/policy/policy.ts'

const calendar = calendarOf(referenceOf('london'))

/** Due then, stopped then, going on then: due again when. */
const again = (span: Span, due: string, stopped: string, at: string) =>
  utc(
    dueFrom(remainingOf(london(due), london(stopped), span, calendar), london(at), span, calendar),
  )
const five = { workingDays: 5 }

describe('what is left of a wait', () => {
  it('in working days is those after the day on which it stopped', () => {
    const left = (due: string, at: string) => remainingOf(london(due), london(at), five, calendar)
    expect(left('2026-11-09 17:00', '2026-11-02 10:00')).toEqual({ workingDays: 5 })
    expect(left('2026-11-09 17:00', '2026-11-09 10:00')).toEqual({ workingDays: 0 })
    expect(left('2026-11-09 17:00', '2026-11-07 10:00')).toEqual({ workingDays: 1 }) // a Saturday
    expect(left('2026-12-29 17:00', '2026-12-24 10:00')).toEqual({ workingDays: 1 }) // Christmas
    expect(left('2026-11-08 12:00', '2026-11-06 10:00')).toEqual({ workingDays: 1 }) // set to a Sunday
  })

  it('wins nothing by a weekend and loses nothing by one', () => {
    const due = '2026-11-09 17:00' // a Monday
    expect(again(five, due, '2026-11-06 16:00', '2026-11-10 10:00')).toBe('2026-11-11T17:00')
    expect(again(five, '2026-11-05 17:00', '2026-11-03 16:00', '2026-11-06 16:00')).toBe(
      '2026-11-10T17:00',
    )
  })

  it('of the last day is that day, or the next where its hours are over', () => {
    const due = '2026-11-09 17:00'
    expect(again(five, due, '2026-11-09 09:00', '2026-11-12 16:59')).toBe('2026-11-12T17:00')
    expect(again(five, due, '2026-11-09 09:00', '2026-11-12 17:00')).toBe('2026-11-13T17:00')
    expect(again(five, due, '2026-11-09 09:00', '2026-11-14 10:00')).toBe('2026-11-16T17:00')
  })

  it('in hours is kept to the millisecond', () => {
    expect(again({ hours: 24 }, '2026-11-03 10:00', '2026-11-02 13:30', '2026-11-08 01:15')).toBe(
      '2026-11-08T21:45',
    )
  })

  it('in days goes to the end of the civil day, in weeks and months to the end of a working day', () => {
    const [due, stopped] = ['2026-11-09 23:59', '2026-11-02 12:00']
    expect(again({ days: 7 }, due, stopped, '2026-12-05 18:00')).toBe('2026-12-13T23:59')
    expect(again({ weeks: 1 }, '2026-11-09 17:00', stopped, '2026-12-05 18:00')).toBe(
      '2026-12-14T17:00',
    )
    expect(again({ months: 1 }, '2026-12-02 17:00', stopped, '2026-12-01 12:00')).toBe(
      '2026-12-31T17:00',
    )
    expect(again({ weeks: 1 }, '2026-11-09 17:00', stopped, '2026-12-01 14:00')).toBe(
      '2026-12-09T17:00', // the hours of Tuesday are over at the exact time
    )
  })

  it('that was late stays as late', () => {
    expect(again(five, '2026-11-09 17:00', '2026-11-10 19:00', '2026-12-01 12:00')).toBe(
      '2026-11-30T10:00',
    )
  })
})
