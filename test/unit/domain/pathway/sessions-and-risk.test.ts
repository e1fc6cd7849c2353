// Proves that missed sessions and changed risks owe what they should.
import { describe, expect, it } from '@jest/globals'
import { emergency, inReview, inSuitability, referred, sessionsPlanned } from './beginnings.ts'
import { housing, london, people, utc } from './world.ts'
import { step, type Story } from './story.ts'
import { obligationKinds, type ObligationCode } from '../../../../domain/obligations/kinds.ts'
import { owed } from '../../../../domain/pathway/state.ts'

const days = ['2027-01-05', '2027-01-12', '2027-01-19', '2027-01-26', '2027-02-02']

/** Sessions as they went, each recorded on its own day at noon. */
const went = (...records: readonly object[]): Story =>
  sessionsPlanned(9).and(
    ...records.map((record, n) =>
      step(
        'record-session',
        { sessionId: `s${n + 1}`, ...record },
        { at: `${days[n] ?? ''} 12:00` },
      ),
    ),
  )
const came = { held: true, attended: true }
const missed = { held: true, attended: false }
const stayedAway = { held: false, attended: false, absence: 'unacceptable' }
const excused = { ...missed, absence: 'acceptable' }
const ourFault = { held: false, attended: false, absence: 'serviceFault' }
const cancelled = { held: false, attended: false }
const count = (story: Story, what: ObligationCode) => owed(story.state, what).length

describe('missed sessions', () => {
  it('one is followed up by its provider, and told to nobody else', () => {
    const story = went(came, missed)
    expect(story.state.missedRunning).toBe(1)
    expect(count(story, 'followUpMissed')).toBe(0)
    expect(count(story, 'missedSession')).toBe(1)
  })

  it('two running owe the advocate, the police lead and probation a follow-up by the next working day', () => {
    const story = went(missed, { ...missed, absence: 'unacceptable' })
    story.toOwe({ to: 'victimAdvocate', what: 'followUpMissed', by: '2027-01-13 17:00' })
    story.toOwe({ to: 'policeLead', what: 'followUpMissed', by: '2027-01-13 17:00' })
    story.toOwe({ to: 'probation', what: 'followUpMissed', by: '2027-01-13 17:00' })
    story.toOwe({ to: 'forensicClinician', what: 'reassess', by: '2027-01-19 17:00' })
    story.tells('victimAdvocate', 'followUpMissed', 'asked', true)
    expect(count(story, 'reviewOutOfTurn')).toBe(0)
  })

  it('three running owe a review out of turn, and no second follow-up', () => {
    const story = went(missed, missed, missed)
    story.toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2027-01-26 17:00' })
    expect(count(story, 'followUpMissed')).toBe(3)
    expect(count(went(missed, missed, missed, missed), 'reviewOutOfTurn')).toBe(1)
  })

  it.each([
    ['acceptable', excused],
    ['the service’s fault', ourFault],
    ['a cancelled session', cancelled],
  ])('%s neither counts nor restarts the count', (_, other) => {
    expect(went(missed, other).state.missedRunning).toBe(1)
    expect(count(went(missed, other, missed), 'followUpMissed')).toBe(3)
    expect(count(went(other, other, other), 'followUpMissed')).toBe(0)
  })

  it('count also where nothing took place because the person stayed away', () => {
    expect(count(went(stayedAway, stayedAway), 'followUpMissed')).toBe(3)
  })

  it('are forgotten once the person comes, late or not', () => {
    const story = went(missed, { ...came, late: true }, missed)
    expect(story.state.missedRunning).toBe(1)
    expect(count(story, 'followUpMissed')).toBe(0)
  })

  it('that was forgotten counts nobody twice where its reason is judged later', () => {
    const story = went(missed, came, missed)
    story.and(step('judge-absence', { sessionId: 's1' }))
    expect(story.state.missedRunning).toBe(1)
  })

  it('lead to a review that can step up, or let the sessions continue', () => {
    went(missed, missed, missed).and(step('record-review')).standsAt('sessions')
    went(missed, missed, missed)
      .and(step('record-review', { outcome: 'stepUp', risk: 'high' }))
      .standsAt('conference', { risk: 'high' })
  })

  it('a review that was still owed ends with the closure that the chair approves', () => {
    const story = went(missed, missed, missed).and(
      step('report-incident'),
      step('record-conference', { decision: 'close' }),
      step('propose-closure'),
      step('answer-closure'),
      step('approve-closure'),
    )
    expect(count(story, 'reviewOutOfTurn')).toBe(0)
  })
})

describe('the risk', () => {
  const ratings = { violence: 'low', persistence: 'high', recurrence: 'low', psychosocial: 'low' }

  it('that becomes high hurries a contact from the same referral', () => {
    const story = referred().and(step('assess-risk', { ratings }))
    story.toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' })
    story.tells('victimAdvocate', 'victimContactHigh', 'asked', true)
  })

  it('that becomes high later than that leaves the day, and asks at once', () => {
    const story = referred().and(step('assess-risk', { ratings }, { at: '2026-11-04 12:00' }))
    story.toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-04 23:59' })
    expect(story.the('victimContactHigh').rungs).toHaveLength(4)
  })

  it('leaves a hurried contact with whom it had been given to', () => {
    const story = referred()
    const { id } = story.the('victimContact')
    story.and(
      step('reassign', { obligationId: id, agency: housing, role: 'victimAdvocate' }),
      step('assess-risk', { ratings }),
    )
    story.toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', agency: housing })
  })

  it('that becomes high after the shorter review clock has run leaves a working week', () => {
    const story = inReview().and(step('assess-risk', { ratings }, { at: '2027-01-04 10:00' }))
    story.toOwe({ to: 'chair', what: 'review', by: '2027-01-11 17:00' })
    expect(story.the('review').rungs.length).toBeGreaterThan(3)
  })

  it('that becomes high shortly before the shorter clock runs out reminds of nothing past', () => {
    const story = inReview().and(step('assess-risk', { ratings }, { at: '2026-11-27 10:00' }))
    story.toOwe({ to: 'chair', what: 'review', by: '2026-11-30 17:00' })
    expect(story.the('review').rungs.map(([, at]) => utc(at))).toEqual([
      '2026-11-30T09:00',
      '2026-12-01T09:00',
      '2026-12-03T09:00',
    ])
  })

  it('is lowered by no rating, only by saying so', () => {
    const story = inSuitability('high').and(step('assess-risk'))
    expect(story.state.risk).toBe('high')
    expect(story.and(step('assess-risk', { risk: 'standard' })).state.risk).toBe('standard')
  })

  it.each(['standard', 'medium', 'high'])('that is %s stays so over years of silence', (risk) => {
    const story = inReview(risk).until('2031-01-01 00:00')
    story.standsAt('review')
    expect(story.state.risk).toBe(risk)
  })
})

describe('time', () => {
  it('closes nothing: whatever the stage, what was owed is owed after years', () => {
    for (const begin of [referred, inSuitability, inReview, sessionsPlanned, emergency]) {
      const story = begin()
      const before = owed(story.state).map(({ id }) => id)
      const { stage } = story.state
      story.until('2031-01-01 00:00').standsAt(stage)
      expect(owed(story.state).map(({ id }) => id)).toEqual(before)
      expect(story.state.obligations).toEqual(
        Object.fromEntries(owed(story.state).map((one) => [one.id, { ...one, rungs: [] }])),
      )
    }
  })

  it('is asked for nothing while nothing is to come', () => {
    const story = referred().until('2031-01-01 00:00')
    story.decide('pass-time', {}, people.system, london('2031-01-02 00:00'))
    story.gives()
  })
})

describe('a contact', () => {
  it('is never waived, whatever the coordinator wishes', () => {
    const guards = ['victimContact', 'victimContactHigh', 'unreachable', 'respondToRisk'] as const
    expect(guards.map((what) => obligationKinds[what].waivable)).toEqual(guards.map(() => false))
  })
})
