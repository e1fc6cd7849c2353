// Proves that the first page of a pathway says which meeting is to hear it, and does not tell a guest that nobody owes anything.
import { describe, expect, test } from '@jest/globals'
import { hearingOf } from '../../../../web/pages/pathway/present/waiting.ts'
import { page } from './seen.ts'
import { waitingView } from '../../../../web/pages/pathway/view/waiting.ts'

describe('the meeting that is to hear a pathway', () => {
  const listing = {
    conferenceId: 'cf0123456789ab',
    at: '2026-12-30T10:00:00.000Z',
    emergency: false,
  }
  const shown = (changes: Parameters<typeof page>[0], whole = true) =>
    waitingView({ waiting: [], hearing: hearingOf(page(changes)), whole, openedUntil: undefined })
      .text

  test('is named with a link, also before it has confirmed', () => {
    const text = shown({ listing })
    expect(text).toContain('href="/meetings/cf0123456789ab"')
    expect(text).toContain('the meeting of Wednesday 30 December 2026 at 10am')
    expect(shown({ listing: { ...listing, at: null } })).toContain('has not confirmed it yet')
    expect(shown({})).not.toContain('/meetings/')
  })

  test('stands before what is owed; to a guest it is not said that nobody owes anything', () => {
    expect(shown({})).toContain('Nobody owes anything here at the moment.')
    expect(shown({}, false)).toContain('Your agency owes nothing here.')
  })
})
