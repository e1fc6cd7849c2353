// Proves that a person or a victim under 18 is noticed once, and that safeguarding is owed whatever is decided.
import { expect, it } from '@jest/globals'
import { inTriage, referred, twoVictims } from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { step, type Story } from './story.ts'
import { under18In } from '../../../../app/commands/under-18.ts'

const noted = (story: { readonly happened: readonly { readonly type: string }[] }) =>
  story.happened.filter(({ type }) => type === 'under-18-noted').length

it('a victim under 18 is noticed in the referral, and the duty outlives a rejection', () => {
  const story = referred({ under18: ['victim'] })
    .toOwe({ to: 'coordinator', what: 'safeguardVictim', by: '2026-11-03 17:00' })
    .tells('coordinator', 'safeguardVictim', 'asked')
  expect(noted(story)).toBe(1)
  story.when('reject-referral').toOwe({ to: 'coordinator', what: 'safeguardVictim' })
})

it('the duty outlives a link to another pathway, and is owed once when the link is undone', () => {
  const owedFor = ({ state }: Story) =>
    owed(state)
      .map(({ what }) => what)
      .filter((what) => what.startsWith('safeguard'))
  const both = ['safeguardPerson', 'safeguardVictim']
  const story = referred({ under18: ['person', 'victim'] }).and(step('link-referral'))
  expect([story.state.stage, owedFor(story)]).toEqual(['ended', both])
  expect(owedFor(story.and(step('unlink-referral')))).toEqual(both)
})

it('a person under 18 too, found by a correction', () => {
  const story = inTriage().when('correct-person', { under18: ['person'] })
  story.toOwe({ to: 'coordinator', what: 'safeguardPerson' })
  expect(noted(story.when('correct-person', { under18: ['person'] }))).toBe(1)
})

it('each victim once, by the letter', () => {
  const story = twoVictims({ under18: ['victim'] })
  expect(story.state.under18).toEqual(['B'])
  const again = story.and(
    step('correct-victim', { victim: 'B', of: 'victim-2', under18: ['victim'] }),
    step('correct-victim', { victim: 'A', under18: ['victim'] }),
  )
  expect(again.state.under18).toEqual(['B', 'A'])
})

it('is told from a date of birth, a year that leaves no doubt, an age, or the answer to the question', () => {
  const now = Date.parse('2026-11-02T12:00:00Z')
  const young = (born: object) => under18In({ victim: born }, now).under18 !== undefined
  expect(young({ dateOfBirth: '2008-11-03' })).toBe(true)
  expect(young({ dateOfBirth: '2008-11-02' })).toBe(false)
  expect([young({ yearOfBirth: 2009 }), young({ yearOfBirth: 2008 })]).toEqual([true, false])
  expect([young({ age: 17 }), young({ age: 18 })]).toEqual([true, false])
  expect([young({ under18: true }), young({ under18: true, dateOfBirth: '1990-01-01' })]).toEqual([
    true,
    false,
  ])
  expect(young({})).toBe(false)
})
