import { expect } from '@jest/globals'
import { given, type Story } from '../story.ts'
import { london } from '../world.ts'

const match = (more: object = {}) => ({
  site: 'london',
  band: 'certain',
  standing: 'open',
  lastReferralAt: london('2026-06-01 10:00'),
  agreed: ['name', 'dateOfBirth'],
  pathway: 'pw-other',
  person: 'person-2',
  ...more,
})

const elsewhere = (more: object = {}) => ({
  ...match({ site: 'hampshire', agreed: [] }),
  pathway: undefined,
  person: undefined,
  ...more,
})

const found = (...matches: object[]): Story =>
  given().when('submit-referral', { matching: { searched: true, found: matches } })

const nobody = { found: [], raises: [], suggests: [] }
const kept = (story: Story) =>
  story.happened.flatMap(({ type, data }) => (type === 'matches-found' ? [data] : []))

/** How a referral is taken in whose person may be known already. */
export const matchingStories = {
  'keeps that nobody was found, in as many facts as if somebody had been': () =>
    found()
      .gives(
        'referral-received',
        'matches-found',
        'stage-entered',
        'obligation-opened',
        'obligation-opened',
      )
      .standsAt('referral', { flags: [] }),
  'is flagged if the person is already open': () => {
    const story = found(match()).gives(
      'referral-received',
      'matches-found',
      'stage-entered',
      'obligation-opened',
      'obligation-opened',
    )
    expect(kept(story)[0]?.found).toMatchObject([{ pathway: 'pw-other', person: 'person-2' }])
    return story.standsAt('referral', { flags: ['possibleDuplicate'] })
  },
  'of another site keeps only that there is one': () => {
    const story = found(elsewhere(), elsewhere({ standing: 'closed', band: 'likely' }))
    expect(kept(story)[0]?.found).toEqual([{ elsewhere: true }])
    return story.standsAt('referral', { flags: ['possibleDuplicate', 'repeat', 'earlier'] })
  },
  'is a repeat within twelve months of the last referral, watched or closed': () =>
    found(match({ standing: 'watched', lastReferralAt: london('2025-11-03 10:00') })).standsAt(
      'referral',
      { flags: ['repeat', 'earlier'] },
    ),
  'after twelve months is known from earlier': () =>
    found(match({ standing: 'closed', lastReferralAt: london('2025-11-02 09:00') })).standsAt(
      'referral',
      { flags: ['earlier'] },
    ),
  'is no repeat of a referral that was turned away': () =>
    found(match({ standing: 'turnedAway' })).standsAt('referral', { flags: ['earlier'] }),
  'raises nothing for what is only possible': () =>
    found(match({ band: 'possible' })).standsAt('referral', { flags: [] }),
  'says that the search stopped at its bound': () => {
    const matching = { searched: true, stopped: true, found: [] }
    const story = given().when('submit-referral', { matching })
    expect(kept(story)).toEqual([{ searched: true, stopped: true, ...nobody }])
    return story
  },
  'carries on if the search failed, and says so': () => {
    const story = given().when('submit-referral', { matching: { searched: false, found: [] } })
    expect(kept(story)).toEqual([{ searched: false, ...nobody }])
    return story.standsAt('referral', { flags: [] })
  },
}
