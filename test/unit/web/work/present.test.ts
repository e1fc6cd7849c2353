// Proves that My work groups what is owed, says in words what is late, and leads each row to the one form that settles it.
import { describe, expect, test } from '@jest/globals'
import { item } from './item.ts'
import { present } from '../../../../web/pages/work/present.ts'
import { view } from '../../../../web/pages/work/view.ts'
import type { Work } from '../../../../app/views/lists/work.ts'

const now = Date.parse('2026-12-29T10:00:00Z')

const work = (over: Partial<Work>): Work => ({
  mine: [],
  agencys: [],
  others: [],
  more: { ours: false, others: false },
  changed: [],
  people: new Map(),
  since: null,
  ...over,
})

const shown = (over: Partial<Work>, by: 'due' | 'pathway' | 'kind' = 'due') =>
  present(work(over), now, () => ['policeLead'], by)

describe('My work', () => {
  test('given things due at different times, they stand under when they are due, the late ones first', () => {
    const mine = [
      item({ id: 'a', overdue: true, due: '2026-12-20T17:00:00.000Z' }),
      item({ id: 'b' }),
      item({ id: 'c', due: '2027-01-02T17:00:00.000Z' }),
      item({ id: 'd', due: '2027-02-02T17:00:00.000Z' }),
      item({ id: 'e', stoppedSince: '2026-12-01T09:00:00.000Z' }),
    ]
    const { groups, figures } = shown({ mine })
    expect(groups.map(({ title, rows }) => [title, rows.map(({ due }) => due)])).toEqual([
      ['Overdue', ['9 days overdue']],
      ['Today', ['today at 4pm']],
      ['In the next seven days', ['in 4 days']],
      ['Later', ['in 5 weeks']],
      ['Stopped by a hold', ['stopped by a hold']],
    ])
    expect(figures).toEqual([
      [1, 'overdue'],
      [1, 'due today'],
      ['5', 'that you owe'],
    ])
  })

  test('the time of day is said once: with the date, or with the word for today', () => {
    const mine = [item({ id: 'b' }), item({ id: 'c', due: '2027-01-02T17:00:00.000Z' })]
    const rows = shown({ mine }).groups.flatMap((group) => group.rows)
    expect(rows.map(({ due, dueAt }) => [due, dueAt])).toEqual([
      ['today at 4pm', 'Tuesday 29 December 2026'],
      ['in 4 days', 'Saturday 2 January 2027 at 5pm'],
    ])
  })

  test('a row leads to the form that settles it, filled in; and where it is about nobody the reader may know, to its reference', () => {
    const [row] = shown({ mine: [item({ person: { why: 'notForYou' } })] }).groups[0]!.rows
    expect(row?.href).toBe('/pathways/pw0123456789ab/do/end-action?actionId=a1')
    expect(row?.about).toBe('Pathway pw0123456789ab')
  })

  test('the same rows stand together by pathway or by kind, if asked', () => {
    const mine = [item({ id: 'a' }), item({ id: 'b', title: 'a return' })]
    expect(shown({ mine }, 'pathway').groups.map(({ title }) => title)).toEqual(['Alex Example'])
    expect(shown({ mine }, 'kind').groups.map(({ title }) => title)).toEqual([
      'An action',
      'A return',
    ])
  })

  test('somebody who owes nothing is told so, and a title never names anybody', () => {
    const screen = view(shown({ others: [item({})] }))
    expect(screen.title).toBe('My work')
    expect(screen.body.text).toContain('You do not owe anything at the moment')
    expect(screen.body.text).toContain('Metropolitan Police Service, police lead')
  })
})
