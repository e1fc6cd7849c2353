// Proves that the top of a pathway's page says in one sentence where it is and why, and whom it waits for.
import { describe, expect, test } from '@jest/globals'
import { headingOf } from '../../../../web/pages/pathway/present/heading.ts'
import { heading } from './seen.ts'

describe('the sentence of a pathway', () => {
  test('says where it is, since when and why, and whom it waits for first', () => {
    expect(headingOf(heading()).sentence).toBe(
      'In sessions since 26 November 2026 (after suitability: suitable), waiting on London housing partner for an action, 7 days overdue, and for 1 other thing.',
    )
  })

  test('says that nobody owes anything, or only that the reader’s own agency does not', () => {
    expect(headingOf(heading({ waitingOn: [] })).sentence).toMatch(/with nothing owed by anybody/)
    expect(headingOf(heading({ waitingOn: [], whole: false })).sentence).toMatch(
      /with nothing owed by your agency\.$/,
    )
  })

  test('does not wait for what a hold has stopped', () => {
    const waitingOn = heading().waitingOn.map((one) => ({
      ...one,
      stoppedSince: '2026-12-01T10:00:00.000Z',
    }))
    expect(headingOf(heading({ waitingOn, hold: 'custody' })).sentence).toMatch(
      /, on hold \(in custody\), with nothing owed/,
    )
  })

  test('says when and why it ended', () => {
    const { course } = heading()
    const ends = [{ at: '2026-12-17T10:00:00.000Z', because: 'watch over' }]
    const ended = heading({
      stage: 'ended',
      endedAt: '2026-12-17T10:00:00.000Z',
      waitingOn: [],
      course: { ...course, ends },
    })
    expect(headingOf(ended).sentence).toBe('Ended on 17 December 2026 (watch finished).')
    expect(headingOf(ended).line.at(-1)).toEqual({ title: 'Ended', state: 'now', when: '17 Dec' })
  })
})

describe('the top of the page', () => {
  test('has a title without a name, and the name only where it is for the reader', () => {
    expect(headingOf(heading())).toMatchObject({
      title: 'Pathway pw0123456789ab',
      name: 'Alex Example',
    })
    expect(headingOf(heading({ name: null })).name).toBeUndefined()
  })

  test('says that some are kept out, to whom it is told', () => {
    const tags = (keptOut: Parameters<typeof heading>[0]) =>
      headingOf(heading(keptOut)).tags.map(({ text }) => text)
    const restricted = { excluded: 0, only: 2, included: true }
    expect(tags({ keptOut: restricted })).toContain('Restricted to 2 people')
    expect(tags({ keptOut: { ...restricted, included: false } })).toContain(
      'Restricted to 2 people, not you',
    )
    expect(tags({ keptOut: { excluded: 1, only: null, included: true } })).toContain('1 excluded')
    expect(tags({ keptOut: null }).join()).not.toMatch(/Restricted|excluded/)
  })

  test('shows each stage with its date, and which were not needed or not reached', () => {
    const line = headingOf(heading()).line.map(({ title, state, when }) => [title, state, when])
    expect(line).toEqual([
      ['Referral', 'done', '2 Nov'],
      ['Triage', 'done', '2 Nov'],
      ['Research', 'skipped', undefined],
      ['Conference', 'skipped', undefined],
      ['Suitability', 'done', '13 Nov'],
      ['Sessions', 'now', 'since 26 Nov'],
      ['Review', 'ahead', undefined],
      ['Closure', 'ahead', undefined],
      ['Watch', 'ahead', undefined],
    ])
  })
})
