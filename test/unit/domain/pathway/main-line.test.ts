// Proves that one referral passes every stage of the main line in order.
import { describe, expect, it } from '@jest/globals'
import { given, step, type Story } from './story.ts'
import { health, london, met, people, probation, trust, utc } from './world.ts'
import {
  inClosure,
  inResearch,
  inReview,
  inTriage,
  inWatch,
  sessionsPlanned,
} from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'

const stagesOf = (story: Story) =>
  story.happened.flatMap(({ type, data }) => (type === 'stage-entered' ? [data.stage] : []))
const ends = (story: Story) =>
  story.happened.flatMap(({ type, data, at }) =>
    type === 'pathway-ended' ? [[data.because, utc(at)]] : [],
  )

describe('one referral, from the first day to the end of its watch', () => {
  const story = given(
    step('submit-referral', {}, { at: '2026-11-02 10:00' }),
    step('accept-referral', {}, { at: '2026-11-02 15:00' }),
    step('decide-triage', { risk: 'high' }, { at: '2026-11-03 11:00' }),
    step('record-victim-contact', {}, { at: '2026-11-03 14:00' }),
    step('record-return', { agency: met }, { by: people.police, at: '2026-11-04 09:30' }),
    step('record-return', { agency: trust, kind: 'nil' }, { by: people.advocate }),
    step('record-return', { agency: health }, { at: '2026-11-09 09:30' }), // after two reminders
    step('waive-return', { agency: probation }, { at: '2026-11-10 12:00' }),
    step(
      'record-conference',
      {
        risk: 'high',
        actions: [
          { agency: 'london-housing', role: 'agencyWorker', what: 'w-1', dueOn: '2026-11-24' },
        ],
      },
      { at: '2026-11-13 15:00' },
    ),
    step('accept-action', {}, { at: '2026-11-16 10:00' }),
    step('end-action', {}, { at: '2026-11-23 10:00' }),
    step('verify-action', {}, { at: '2026-11-24 10:00' }),
    step('record-suitability', {}, { at: '2026-11-26 10:00' }),
    step('give-consent', {}, { at: '2026-11-26 11:00' }),
    step(
      'plan-sessions',
      { firstAt: '2026-12-01T10:00:00Z', count: 3 },
      { at: '2026-11-27 10:00' },
    ),
    step('record-session', { sessionId: 's1' }, { at: '2026-12-01 12:00' }),
    step(
      'record-session',
      { sessionId: 's2', held: true, attended: false, absence: 'unacceptable' },
      { at: '2026-12-08 12:00' },
    ),
    step('follow-up-missed-session', { sessionId: 's2' }, { at: '2026-12-09 12:00' }),
    step('record-session', { sessionId: 's3', late: true }, { at: '2026-12-15 12:00' }),
    step('record-closing-report', {}, { at: '2026-12-16 11:00' }),
    step('assess-risk', { risk: 'medium' }, { at: '2026-12-16 12:00' }),
    step('record-review', { outcome: 'close', risk: 'medium' }, { at: '2027-01-11 10:00' }),
    step('propose-closure', {}, { at: '2027-01-12 10:00' }),
    step('answer-closure', {}, { at: '2027-01-13 10:00' }),
    step('approve-closure', {}, { at: '2027-01-14 10:00' }),
  )

  it('passes every stage of the main line in order', () => {
    expect(stagesOf(story)).toEqual([
      'referral',
      'triage',
      'research',
      'conference',
      'suitability',
      'sessions',
      'review',
      'closure',
      'watch',
    ])
  })

  it('owes nothing in the watch but a note of the lower risk, and waits for its end', () => {
    story.standsAt('watch', { risk: 'medium' }).owesOnly('hearOfLowering', 'hearOfLowering')
    expect(utc(story.state.watchUntil ?? 0)).toBe('2027-11-02T10:00')
  })

  it('ends twelve months after the referral, and time says nothing more', () => {
    story.until('2030-01-01 00:00').standsAt('ended').owesOnly()
    expect(ends(story)).toEqual([['watch over', '2027-11-02T10:00']])
  })

  it('told only the agencies of its site', () => {
    const agencies = new Set(story.notices.map(({ to }) => to.agency))
    for (const agency of agencies) expect(Object.keys(story.reference.agencies)).toContain(agency)
  })
})

describe('the short ways', () => {
  it('advice only: the advice, then closure and the watch', () => {
    const story = inTriage().and(
      step('decide-triage', { outcome: 'adviceOnly', risk: 'standard' }),
      step('record-victim-contact'),
      step('record-advice'),
      step('propose-closure', { code: 'adviceGiven' }),
      step('answer-closure'),
      step('approve-closure'),
    )
    expect(stagesOf(story)).toEqual(['referral', 'triage', 'closure', 'watch'])
    story.owesOnly()
  })

  it('refer on: the acknowledgement, then closure and the watch', () => {
    const story = inTriage().and(
      step('decide-triage', { outcome: 'referOn', referTo: 'mappa', risk: 'high' }),
      step('acknowledge-referral-on'),
      step('propose-closure', { code: 'referredOn' }),
      step('answer-closure'),
      step('approve-closure'),
    )
    expect(stagesOf(story)).toEqual(['referral', 'triage', 'closure', 'watch'])
    story.owesOnly('victimContactHigh') // a contact that was never made outlives the closure
  })

  it('emergency: straight to a conference, and on from there', () => {
    const story = inTriage().and(
      step('decide-triage', { outcome: 'emergencyConference', risk: 'high' }),
      step('record-conference', { risk: 'high' }),
    )
    expect(stagesOf(story)).toEqual(['referral', 'triage', 'conference', 'suitability'])
  })

  it('defer: the conference is listed again and again', () => {
    const story = inResearch().and(
      ...[met, trust, health, probation].map((agency) => step('waive-return', { agency })),
      step('record-conference', { decision: 'defer' }, { at: '2026-11-06 10:00' }),
    )
    story.standsAt('conference').toOwe({ to: 'chair', what: 'conference', by: '2026-11-13 17:00' })
    story.and(step('record-conference', { decision: 'defer' }, { at: '2026-11-13 10:00' }))
    story.standsAt('conference').toOwe({ to: 'chair', what: 'conference', by: '2026-11-20 17:00' })
  })
})

describe('the watch', () => {
  it('reopens at an incident as a repeat, under its old plan and its original clocks', () => {
    const story = inWatch()
    const { policyVersion, openedAt, person } = story.state
    story.and(step('report-incident', {}, { at: '2027-10-29 10:00' }))
    story.standsAt('conference', { flags: ['repeat', 'emergency'] })
    expect(story.state).toMatchObject({ policyVersion, openedAt, person })
    expect(story.state).not.toHaveProperty('watchUntil')
    story.until('2027-11-10 10:00').standsAt('conference') // the old end passes, and ends nothing
  })

  it('then counts twelve months from the repeat', () => {
    const story = inWatch().and(
      step('report-incident', {}, { at: '2027-10-29 10:00' }),
      step('record-conference', { decision: 'close' }),
      step('propose-closure'),
      step('answer-closure'),
      step('approve-closure'),
    )
    story.standsAt('watch')
    expect(utc(story.state.watchUntil ?? 0)).toBe('2028-10-29T10:00') // ten on the wall, though the clocks go back that day
    story.and(step('assess-risk'), step('record-victim-contact'))
    for (const { id } of owed(story.state))
      story.and(
        step(
          'record-done',
          { obligationId: id },
          { by: story.state.obligations[id]?.agency === met ? people.police : people.advocate },
        ),
      )
    story.until('2028-10-30 00:00').standsAt('ended')
  })

  it('has sessions of the old plan recorded from the day on which they are taken up again', () => {
    const story = sessionsPlanned().and(
      step('report-incident'),
      step('record-conference', { decision: 'close' }),
      step('propose-closure'),
      step('answer-closure'),
      step('approve-closure'),
      step('raise-urgent-risk', {}, { at: '2027-05-04 10:00' }),
      step('record-conference', {}, { at: '2027-05-05 10:00' }),
    )
    story.standsAt('sessions')
    story.toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-05-06 17:00' })
    expect(story.the('recordSession').rungs).toHaveLength(4)
  })

  it('is over at once if the closure comes after its twelve months', () => {
    const story = inReview().and(
      step('propose-closure', {}, { at: '2027-11-03 10:00' }),
      step('answer-closure'),
      step('approve-closure'),
    )
    expect(stagesOf(story)).not.toContain('watch')
    expect(ends(story)).toHaveLength(1)
    story.until('2030-01-01 00:00').standsAt('ended')
    expect(ends(story)).toHaveLength(1)
  })

  it('is over at once even if the advocate was silent, and the override says nothing more', () => {
    const story = inReview().and(step('propose-closure', {}, { at: '2027-11-03 10:00' }))
    story.now = london('2027-11-10 17:00') // before time has said so itself
    story.decide('approve-closure', {}, people.chair, story.now)
    story.standsAt('ended').until('2030-01-01 00:00').owesOnly('victimContact')
    expect(ends(story)).toHaveLength(1)
  })
})

describe('a closure', () => {
  it('without an answer waits for the override clock, and then time asks the chair', () => {
    const story = inClosure().and(step('propose-closure'))
    story.when('approve-closure', {}, { at: '2026-11-09 16:59' }).refuses('advocate-not-answered')
    story.until('2026-11-09 17:00').toOwe({ to: 'chair', what: 'approveClosure' })
    story.owesOnly('victimContact', 'answerClosure', 'approveClosure')
    story.when('approve-closure')
    expect(story.happened.find(({ type }) => type === 'closure-approved')?.data).toEqual({
      overridden: true,
    })
  })

  it('can still be stopped by an objection after the override was permitted', () => {
    const story = inClosure().and(step('propose-closure')).until('2026-11-09 17:00')
    story.when('answer-closure', { view: 'object' }).standsAt('review')
    story.owesOnly('victimContact', 'reviewOutOfTurn')
    story.when('approve-closure').refuses('wrong-stage')
  })

  it('asks the chair once, whether the answer comes before or after the override', () => {
    const story = inClosure().and(step('propose-closure')).until('2026-11-09 17:00')
    story.when('answer-closure').owesOnly('victimContact', 'approveClosure')
  })

  it('waits longer if the advocate was given more time', () => {
    const story = inClosure().and(step('propose-closure'))
    const { id } = story.the('answerClosure')
    story.and(step('extend', { obligationId: id, to: '2026-11-16' }))
    story.when('approve-closure', {}, { at: '2026-11-13 16:00' }).refuses('advocate-not-answered')
    story.and(step('extend', { obligationId: id, to: '2026-11-13' })) // a shorter date opens no door
    story.when('approve-closure', {}, { at: '2026-11-16 16:30' }).refuses('advocate-not-answered')
    story.when('approve-closure', {}, { at: '2026-11-16 17:00' }).standsAt('watch')
  })
})
