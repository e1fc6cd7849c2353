// Proves that what is stuck stands together by its reason with names for those whom they are for, and leads to the forms of its remedies.
import { describe, expect, test } from '@jest/globals'
import { present } from '../../../../web/pages/stuck/present.ts'
import type { StuckSeen } from '../../../../app/views/lists/stuck.ts'
import { view } from '../../../../web/pages/stuck/view.ts'

type Stuck = StuckSeen['items'][number]

const now = Date.parse('2026-12-30T10:00:00Z')

const stuck = (over: Partial<Stuck> = {}): Stuck => ({
  kind: 'business',
  code: 'past-its-ladder',
  title: 'Everybody has been reminded, and this is still owed: an action.',
  next: 'No more reminders go out.',
  remedies: [],
  what: 'action',
  pathwayId: 'pw0123456789ab',
  conferenceId: null,
  obligationId: 'pw0123456789ab.7',
  agency: 'met-police',
  role: 'policeLead',
  since: '2026-12-01T17:00:00.000Z',
  ...over,
})

const seen = (items: readonly Stuck[]): StuckSeen => ({
  items: [...items],
  nextCursor: null,
  count: null,
  people: new Map([
    ['pw0123456789ab', { name: 'Alex Example' }],
    ['pw0000000000cd', { why: 'notForYou' }],
  ]),
  meetings: new Map([['cf0123456789ab', { form: 'stalkingPanel', at: now }]]),
  agencies: new Map([['met-police', 'Metropolitan Police Service']]),
})

const shown = (items: readonly Stuck[]) => present(seen(items), now)

describe('what is stuck', () => {
  test('stands together by its reason, which is said once', () => {
    const parts = shown([
      stuck(),
      stuck({ what: 'triage' }),
      stuck({ code: 'nothing-owed', next: 'Nothing happens.' }),
    ])
    expect(parts.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Everybody has been reminded, and it is still owed', 2],
      ['Open, but nobody owes anything', 1],
    ])
    const { text } = view({ parts, kind: undefined, first: true, next: undefined }).body
    expect(text.match(/No more reminders go out/g)).toHaveLength(1)
  })

  test('names the person or the meeting, and gives a reference where the name is not for the reader', () => {
    const where = (over: Partial<Stuck>) => shown([stuck(over)])[0]?.rows[0]?.where
    expect(where({})).toEqual({ href: '/pathways/pw0123456789ab', text: 'Alex Example' })
    expect(where({ pathwayId: 'pw0000000000cd' })?.text).toBe('Pathway pw0000000000cd')
    const meeting = { pathwayId: null, conferenceId: 'cf0123456789ab' }
    expect(where(meeting)?.text).toBe('Stalking panel, Wednesday 30 December 2026 at 10am')
  })

  test('says on whom it waits and for how long', () => {
    expect(shown([stuck()])[0]?.rows[0]).toMatchObject({
      what: 'An action',
      on: 'Metropolitan Police Service, police lead',
      age: '4 weeks',
      since: 'Tuesday 1 December 2026 at 5pm',
    })
  })
})

test('a remedy leads to its form, filled in', () => {
  const remedies = [{ command: 'remind-now', label: 'Send a reminder now' }]
  expect(shown([stuck({ remedies })])[0]?.rows[0]?.remedies).toEqual([
    {
      href: '/pathways/pw0123456789ab/do/remind-now?obligationId=pw0123456789ab.7',
      text: 'Send a reminder now',
    },
  ])
})
