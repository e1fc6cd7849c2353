// Proves that a series of sessions avoids days off as meetings do.
import { describe, expect, it } from '@jest/globals'
import { inSessions } from './beginnings.ts'
import { utc } from './world.ts'

const planned = (firstAt: string, count = 3) =>
  inSessions()
    .when('plan-sessions', { firstAt, count })
    .state.sessions.map(({ at }) => utc(at))

describe('a weekly series of sessions', () => {
  it('over Christmas is held on the next working day, at the same time', () => {
    expect(planned('2026-12-18T10:00:00Z')).toEqual([
      '2026-12-18T10:00',
      '2026-12-29T10:00',
      '2027-01-04T10:00',
    ])
  })

  it('that begins on a Saturday is meant so', () => {
    expect(planned('2027-01-09T10:00:00Z', 2)).toEqual(['2027-01-09T10:00', '2027-01-16T10:00'])
  })

  it('keeps its dates beyond the table of holidays', () => {
    const [, second] = inSessions().when('plan-sessions', { count: 60, everyDays: 90 }).state
      .sessions
    expect(utc(second?.at ?? 0)).toBe('2027-04-05T09:00')
  })
})
