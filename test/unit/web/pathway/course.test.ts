// Proves that the course of a pathway is drawn and told alike, without styles in it and without what is not for a reader.
import { describe, expect, test } from '@jest/globals'
import { coursePicture } from '../../../../web/pictures/course.ts'
import { courseOf } from '../../../../web/pages/pathway/present/course.ts'
import { heading, owed, page } from './seen.ts'
import { order } from './order.ts'

const seen = {
  heading: heading(),
  owed: [owed('1', '2026-12-11T17:00:00.000Z'), owed('2', '2026-12-23T17:00:00.000Z')],
  page: page({
    sessions: [
      {
        id: 's1',
        at: '2026-12-01T10:00:00.000Z',
        record: { held: true, attended: true, late: true, absence: null },
        booking: null,
      },
      {
        id: 's2',
        at: '2026-12-08T10:00:00.000Z',
        record: { held: true, attended: false, late: false, absence: 'unacceptable' },
        booking: null,
      },
      { id: 's3', at: '2026-12-22T10:00:00.000Z', record: null, booking: null },
    ],
    orders: [order({ expiresOn: '2028-11-11' })],
  }),
}
const course = courseOf(seen)

describe('the course of a pathway in words', () => {
  test('has everything by its date, and says what is ahead', () => {
    expect(course.rows.map(({ what, text, ahead }) => [what, text, ahead])).toEqual([
      ['Stage', 'Referral', false],
      ['Stage', 'Triage', false],
      ['Decision', 'Triage: conference', false],
      ['Order', 'Stalking protection order granted', false],
      ['Stage', 'Suitability', false],
      ['Stage', 'Sessions', false],
      ['Session', 'Attended, late', false],
      ['Session', 'Missed, unacceptable', false],
      ['Falls due', 'An action, overdue', false],
      ['Incident', 'Following or watching, urgent', false],
      ['Incident', 'Breach of the stalking protection order: a forbidden place', false],
      ['Session', 'Planned', true],
      ['Falls due', 'An action', true],
      ['Order', 'Stalking protection order expires', true],
    ])
  })
})

describe('the course of a pathway as a picture', () => {
  const { text } = coursePicture(course)
  const count = (piece: RegExp) => [...text.matchAll(piece)].length

  test('has a shape for each of them, by its kind', () => {
    expect(count(/class="tl-bar-stage/g)).toBe(4)
    expect(count(/class="tl-bar-stage is-now"/g)).toBe(1)
    expect(count(/class="tl-mark-decision"/g)).toBe(1)
    expect(count(/class="tl-mark-held"/g)).toBe(1)
    expect(count(/class="tl-mark-missed"/g)).toBe(1)
    expect(count(/class="tl-mark-planned"/g)).toBe(1)
    expect(count(/class="tl-mark-incident"/g)).toBe(2)
    expect(count(/class="tl-mark-overdue"/g)).toBe(1)
    expect(count(/class="tl-mark-due"/g)).toBe(1)
    expect(count(/class="tl-bar-order"/g)).toBe(1)
    expect(text).toContain('>Today</text')
  })

  test('stays within its frame, and carries no style of its own', () => {
    for (const [, x] of text.matchAll(/ (?:x|cx|x1|x2)="([\d.-]+)"/g))
      expect(Number(x)).toBeLessThanOrEqual(720)
    expect(text).not.toMatch(/style=|NaN|undefined|Infinity/)
  })

  test('is empty of what the reader may not see, and is drawn even on the first day', () => {
    const { course: all, ...rest } = heading()
    const first = {
      ...rest,
      now: Date.parse('2026-11-02T10:00:00Z'),
      course: { ...all, stages: all.stages.slice(0, 1), decisions: [], incidents: [] },
    }
    const early = coursePicture(courseOf({ heading: first, page: page(), owed: [] })).text
    expect(early).not.toMatch(/tl-mark|tl-bar-order|NaN|Infinity/)
    expect(early).toMatch(/tl-bar-stage is-now/)
  })
})
