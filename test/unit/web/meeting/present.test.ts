// Proves what the page of a meeting shows: the item in hand and its time, whether there is a quorum, and who gets which buttons.
import { describe, expect, test } from '@jest/globals'
import { decided, heard, item, now, seat, seen } from './seen.ts'
import { draftOf } from '../../../../web/pages/meeting/minutes-draft.ts'
import { leftOf } from '../../../../web/words/left.ts'
import type { MeetingSeen } from '../../../../web/pages/meeting/names.ts'
import { moved } from '../../../../web/pages/meeting/moved.ts'
import { present } from '../../../../web/pages/meeting/present.ts'
import { refusals } from '../../../../domain/refusals.ts'
import { view } from '../../../../web/pages/meeting/view.ts'

const shown = (meeting: MeetingSeen, asked?: string) => {
  const model = present(meeting, { roles: ['chair'], asked })
  const { text } = view(model, {
    sent: undefined,
    minutes: undefined,
    texts: undefined,
    decision: undefined,
  }).body
  return { model, text }
}

describe('the item at which the table is', () => {
  test('is the one that is being heard, unless another is asked for', () => {
    const meeting = seen([decided(1), item(2), heard(3, 4)])
    expect(shown(meeting).model.current?.id).toBe('i3')
    expect(shown(meeting, 'i2').model.current?.id).toBe('i2')
  })

  test('keeps its number while others are decided', () => {
    const numbers = (meeting: MeetingSeen) =>
      shown(meeting).model.items.map(({ id, number }) => `${number}: ${id}`)
    expect(numbers(seen([item(1), item(2), item(3)]))).toEqual(['1: i1', '2: i2', '3: i3'])
    const later = [decided(1), item(2, { place: 1 }), item(3, { status: 'moved', place: null })]
    expect(numbers(seen(later))).toEqual(['1: i1', '2: i2', ': i3'])
  })

  test('is not called up without a quorum', () => {
    const why = 'The Met (chair) declared a conflict of interest.'
    const missing = {
      ...{ roles: ['chair'], atLeast: 1, met: false, present: [], missing: ['chair'] },
      why,
    }
    const { text } = shown(seen([item(1, { quorum: missing })]))
    expect(text).not.toContain('Call up item 1')
    expect(text).toContain('as soon as there is a quorum')
    expect(text).toContain(why)
  })

  test('is followed by the next that is to be heard, and after the last by the first', () => {
    const meeting = seen([item(1), decided(2), item(3)])
    expect(shown(meeting, 'i1').model.next?.id).toBe('i3')
    expect(shown(meeting, 'i3').model.next?.id).toBe('i1')
  })

  test('has its time, drawn with when it began', () => {
    const { text } = shown(seen([heard(1, 4)]))
    expect(text).toContain('6 minutes left')
    expect(text).toContain('began at 10am, has until 10:10am')
  })

  test.each([
    [1, '1 minute left'],
    [0, 'time is up'],
    [-3, '3 minutes over'],
  ])('with %d minutes to go says: %s', (minutes, words) => {
    expect(leftOf(now + minutes * 60_000, now)).toBe(words)
  })

  test('is called up by its referrer, who is chosen already', () => {
    const { text } = shown(seen([item(1)]))
    expect(text).toContain('Call up item 1 and start its time')
    expect(text).toMatch(/<option value="met-police~policeLead" selected>/)
  })

  test('is not called up by somebody who may not', () => {
    const { text } = shown(seen([item(1)], { commands: [] }))
    expect(text).not.toContain('Call up')
  })

  test('says what was decided, with actions and dissent', () => {
    const { text } = shown(seen([decided(1)]), 'i1')
    expect(text).toContain('<strong>Intervene</strong> at 10:02am')
    expect(text).toContain('Apply for an order.')
    expect(text).toContain('Suzy Lamplugh Trust disagrees: Advice would do.')
  })
})

describe('the quorum', () => {
  test('says which roles are missing, and who has not accepted the statement', () => {
    const meeting = seen([item(1)])
    const { attendance } = meeting
    const lost = {
      ...attendance,
      quorum: {
        roles: ['chair', 'policeLead'],
        atLeast: 2,
        met: false,
        present: ['chair'],
        missing: ['policeLead'],
        why: 'Nobody is present as police lead.',
      },
      seats: [seat('met-police', 'chair', { accepted: false })],
    }
    const { text } = shown({ ...meeting, attendance: lost })
    expect(text).toContain('No quorum: missing police lead')
    expect(text).toContain('1 person here has not accepted the confidentiality statement')
    expect(text).toContain('Metropolitan Police Service, chair')
  })
})

describe('the end of a session', () => {
  const unreviewed = refusals['actions-unreviewed'].title
  const closing = (why: typeof unreviewed | undefined) =>
    shown(
      seen([decided(1)], {
        commands: [
          { name: 'close-session', label: 'Close', area: 'session', who: 'anyAgency', why },
        ],
      }),
    ).text

  test('has a button, or the reason why there is none', () => {
    expect(closing(undefined)).toContain('/do/close-session')
    expect(closing(undefined)).not.toContain('cannot be closed yet')
    const not = closing(unreviewed)
    expect(not).not.toContain('/do/close-session')
    expect(not).toContain('The session cannot be closed yet.')
    expect(not).toContain(unreviewed)
  })
})

describe('a seat', () => {
  const buttons = (over: Partial<MeetingSeen>) =>
    shown(seen([item(1)], over)).model.seats.map((one) => one.buttons.map(({ text }) => text))

  test('has buttons for those who run the meeting, and for its holder alone otherwise', () => {
    expect(buttons({})).toEqual([['Left'], ['Left']])
    expect(buttons({ runs: false })).toEqual([['Left'], []])
    expect(buttons({ commands: [] })).toEqual([[], []])
  })
})

describe('before it is held', () => {
  const before = (over: Partial<MeetingSeen> = {}, listed = {}) =>
    shown(
      seen([item(1), item(2), item(3)], over, {
        stage: 'circulated',
        stageTitle: 'Agenda circulated',
        ...listed,
      }),
    )

  test('the chair moves items up and down; nobody else has the buttons', () => {
    expect(before().text).toContain('value="i2:up"')
    expect(before().text).not.toContain('value="i1:up"')
    expect(before().text).not.toContain('value="i3:down"')
    expect(before({ commands: [] }).text).not.toContain(':up"')
  })

  test('says which items are more than it can hear', () => {
    const { text } = before({}, { overBy: 1, capacity: 2 })
    expect(text).toContain('1 more than the meeting can hear.')
    expect(text.match(/Over capacity/g)).toHaveLength(1)
  })

  test('tells a guest that the other items are not for them', () => {
    expect(before({ whole: false, keeps: false }).text).toContain(
      'The agenda has not been circulated yet.',
    )
  })
})

test('an item is moved by one, and not beyond an end', () => {
  const order = ['i1', 'i2', 'i3']
  expect(moved(order, { move: 'i3:up' })).toEqual(['i1', 'i3', 'i2'])
  expect(moved(order, { move: 'i1:down' })).toEqual(['i2', 'i1', 'i3'])
  expect(moved(order, { move: 'i1:up' })).toEqual(order)
  expect(moved(order, { move: 'i9:up' })).toBeUndefined()
  expect(moved(order, {})).toBeUndefined()
})

test('a first draft says who was there and what came of each item, and names nobody', () => {
  const draft = draftOf(seen([decided(1), item(2)]))
  expect(draft).toContain(
    'Present: Metropolitan Police Service, chair; Metropolitan Police Service, police lead.',
  )
  expect(draft).toContain(
    '1. Pathway pw000000000001. Presented by Metropolitan Police Service, police lead at 10:01am. Decided at 10:02am: intervene, 1 action, 1 agency of another view.',
  )
  expect(draft).toContain('2. Pathway pw000000000002. Not decided.')
  expect(draft).not.toContain('no longer waiting')
  expect(draft).not.toMatch(/Person \d|Fixed on the victim|Apply for an order/)
})

test('what its pathway no longer waited for says so: on the item, and in one sentence of the draft', () => {
  const meeting = seen([{ ...decided(1), overtaken: true }])
  const told = 'The pathway was no longer waiting for this decision'
  expect(draftOf(meeting)).toContain(`1 agency of another view. ${told}`)
  const { text } = shown(meeting, 'i1')
  expect(text).toContain('Overtaken')
  expect(text).toContain(told)
  const counts = seen([{ ...decided(1), overtaken: true, overtakenCounts: 'meeting' }])
  expect(draftOf(counts)).toContain('it counts all the same.')
})
