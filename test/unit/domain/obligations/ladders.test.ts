// Proves that the rungs of a ladder are planned at their times.
import { describe, expect, it } from '@jest/globals'
import { dueAfter, planRungs } from '../../../../domain/obligations/ladder.ts'
import { london, referenceOf, utc } from '../pathway/world.ts'
import { calendarOf } from '../../../../domain/reference/reference.ts'
import { defaultLadders, type LadderCode } from '../../../../domain/policy/ladders.ts'
import type { Span } from '../../../../domain/policy/policy.ts'

const calendar = calendarOf(referenceOf('london'))

interface Plan {
  readonly when: string
  readonly opened: string
  readonly due: string
  /** In UTC, so that a clock change shows. */
  readonly rungs: readonly (readonly [code: string, at: string])[]
}

const plans: Record<LadderCode, readonly Plan[]> = {
  standard: [
    {
      when: 'across a weekend',
      opened: '2026-11-02 10:00',
      due: '2026-11-12 17:00',
      rungs: [
        ['two-days-before', '2026-11-10T09:00'],
        ['day-before', '2026-11-11T09:00'],
        ['due-today', '2026-11-12T09:00'],
        ['manager', '2026-11-13T09:00'],
        ['chair', '2026-11-16T09:00'],
        ['steering-group', '2026-11-17T09:00'],
      ],
    },
    {
      when: 'across a bank holiday',
      opened: '2026-05-11 10:00',
      due: '2026-05-26 17:00',
      rungs: [
        ['two-days-before', '2026-05-21T08:00'],
        ['day-before', '2026-05-22T08:00'],
        ['due-today', '2026-05-26T08:00'],
        ['manager', '2026-05-27T08:00'],
        ['chair', '2026-05-28T08:00'],
        ['steering-group', '2026-05-29T08:00'],
      ],
    },
    {
      when: 'across Christmas and its substitute day',
      opened: '2026-12-14 10:00',
      due: '2026-12-24 17:00',
      rungs: [
        ['two-days-before', '2026-12-22T09:00'],
        ['day-before', '2026-12-23T09:00'],
        ['due-today', '2026-12-24T09:00'],
        ['manager', '2026-12-29T09:00'],
        ['chair', '2026-12-30T09:00'],
        ['steering-group', '2026-12-31T09:00'],
      ],
    },
    {
      when: 'as the clocks go forward',
      opened: '2026-03-19 10:00',
      due: '2026-03-30 17:00',
      rungs: [
        ['two-days-before', '2026-03-26T09:00'],
        ['day-before', '2026-03-27T09:00'],
        ['due-today', '2026-03-30T08:00'],
        ['manager', '2026-03-31T08:00'],
        ['chair', '2026-04-01T08:00'],
        ['steering-group', '2026-04-02T08:00'],
      ],
    },
    {
      when: 'as the clocks go back',
      opened: '2026-10-12 10:00',
      due: '2026-10-23 17:00',
      rungs: [
        ['two-days-before', '2026-10-21T08:00'],
        ['day-before', '2026-10-22T08:00'],
        ['due-today', '2026-10-23T08:00'],
        ['manager', '2026-10-26T09:00'],
        ['chair', '2026-10-27T09:00'],
        ['steering-group', '2026-10-28T09:00'],
      ],
    },
    {
      when: 'opened late, without the rungs before that',
      opened: '2026-11-11 09:00',
      due: '2026-11-12 17:00',
      rungs: [
        ['due-today', '2026-11-12T09:00'],
        ['manager', '2026-11-13T09:00'],
        ['chair', '2026-11-16T09:00'],
        ['steering-group', '2026-11-17T09:00'],
      ],
    },
  ],
  civil: [
    {
      when: 'beyond the table of holidays, where no working day is known',
      opened: '2041-06-03 09:00',
      due: '2041-07-01 23:59',
      rungs: [
        ['week-before', '2041-06-24T08:00'],
        ['due-today', '2041-07-01T08:00'],
        ['manager', '2041-07-08T08:00'],
        ['steering-group', '2041-07-29T08:00'],
      ],
    },
  ],
  urgent: [
    {
      when: 'the same day, into a weekend on which the clocks go back',
      opened: '2026-10-23 10:00',
      due: '2026-10-23 23:59',
      rungs: [
        ['due-now', '2026-10-23T22:59'],
        ['manager', '2026-10-26T09:00'],
        ['chair', '2026-10-27T09:00'],
        ['steering-group', '2026-10-28T09:00'],
      ],
    },
    {
      when: 'due on a Saturday before a bank holiday',
      opened: '2026-05-22 22:00',
      due: '2026-05-23 22:00',
      rungs: [
        ['due-now', '2026-05-23T21:00'],
        ['manager', '2026-05-26T08:00'],
        ['chair', '2026-05-27T08:00'],
        ['steering-group', '2026-05-28T08:00'],
      ],
    },
  ],
  long: [
    {
      when: 'over the turn of the year',
      opened: '2026-10-12 10:00',
      due: '2027-01-04 17:00',
      rungs: [
        ['week-before', '2026-12-23T09:00'],
        ['day-before', '2026-12-31T09:00'],
        ['due-today', '2027-01-04T09:00'],
        ['manager', '2027-01-05T09:00'],
        ['steering-group', '2027-01-07T09:00'],
      ],
    },
    {
      when: 'as the clocks go forward',
      opened: '2026-03-02 10:00',
      due: '2026-03-30 17:00',
      rungs: [
        ['week-before', '2026-03-23T09:00'],
        ['day-before', '2026-03-27T09:00'],
        ['due-today', '2026-03-30T08:00'],
        ['manager', '2026-03-31T08:00'],
        ['steering-group', '2026-04-02T08:00'],
      ],
    },
  ],
  afterwards: [
    {
      when: 'before Easter',
      opened: '2026-03-30 10:00',
      due: '2026-04-02 17:00',
      rungs: [
        ['due-today', '2026-04-02T08:00'],
        ['manager', '2026-04-07T08:00'],
        ['chair', '2026-04-08T08:00'],
        ['steering-group', '2026-04-09T08:00'],
      ],
    },
  ],
}

describe.each(Object.entries(plans) as [LadderCode, Plan[]][])('the ladder %s', (code, cases) => {
  const ladder = defaultLadders[code]

  it.each(cases)('is planned $when', ({ opened, due, rungs }) => {
    const planned = planRungs(ladder, london(opened), london(due), calendar)
    expect(planned.map(([index, at]) => [ladder.rungs[index]?.code, utc(at)])).toEqual(rungs)
  })

  it('has each of its rungs in a plan, except the asking at the beginning', () => {
    const seen = new Set(cases.flatMap(({ rungs }) => rungs.map(([rung]) => rung)))
    const codes: string[] = ladder.rungs.map((rung) => rung.code)
    expect(codes.filter((rung) => !seen.has(rung))).toEqual(
      codes.includes('asked') ? ['asked'] : [],
    )
  })
})

describe('a wait', () => {
  it.each<[Span, string, string]>([
    [{ workingDays: 1 }, '2026-11-06 16:59', '2026-11-09T17:00'],
    [{ workingDays: 1 }, '2026-11-07 12:00', '2026-11-09T17:00'], // from a Saturday
    [{ workingDays: 5 }, '2026-12-21 10:00', '2026-12-30T17:00'],
    [{ workingDays: 0 }, '2026-11-07 12:00', '2026-11-09T17:00'],
    [{ days: 0 }, '2026-07-01 10:00', '2026-07-01T22:59'],
    [{ days: 0 }, '2026-11-02 23:59', '2026-11-03T23:59'], // the day's last minute
    [{ hours: 24 }, '2026-03-28 12:00', '2026-03-29T12:00'], // 13:00 on the wall
    [{ hours: 24 }, '2026-10-24 12:00', '2026-10-25T11:00'],
    [{ weeks: 4 }, '2026-11-02 10:00', '2026-11-30T17:00'],
    [{ weeks: 12 }, '2026-10-05 10:00', '2026-12-29T17:00'], // to a Monday that is a holiday
    [{ months: 1 }, '2027-01-31 10:00', '2027-03-01T17:00'], // 28 February is a Sunday
  ])('of %j from %s is over at %s', (span, since, due) => {
    expect(utc(dueAfter(london(since), span, calendar))).toBe(due)
  })
})
