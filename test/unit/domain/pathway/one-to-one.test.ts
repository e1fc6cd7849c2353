// Proves that a programme of one-to-one sessions keeps its dates and goes its way.
import { describe, expect, it } from '@jest/globals'
import { given, step, type Story } from './story.ts'
import { health, met, people, probation, trust, utc } from './world.ts'

/** Twelve Thursdays at two, from the first of the year's first quarter to its last; the clocks go forward before the last. */
const thursdays = [
  '2027-01-14',
  '2027-01-21',
  '2027-01-28',
  '2027-02-04',
  '2027-02-11',
  '2027-02-18',
  '2027-02-25',
  '2027-03-04',
  '2027-03-11',
  '2027-03-18',
  '2027-03-25',
  '2027-04-01',
]

const held = (n: number, record = {}) =>
  step(
    'record-session',
    { sessionId: `s${n}`, ...record },
    { at: `${thursdays[n - 1] ?? ''} 16:00` },
  )

const facts = (story: Story, type: string) =>
  story.happened.filter((one) => one.type === type).map(({ data }) => data)

/** Referred in November, decided on at a conference in December, and treated from the middle of January. */
const treated = (): Story =>
  given(
    step('submit-referral', {}, { at: '2026-11-23 10:00' }),
    step('accept-referral', {}, { at: '2026-11-23 15:00' }),
    step('record-victim-contact', {}, { at: '2026-11-24 11:00' }),
    step('decide-triage', { risk: 'high' }, { at: '2026-11-24 14:00' }),
    step('record-return', { agency: met }, { by: people.police, at: '2026-11-26 09:30' }),
    step('record-return', { agency: trust, kind: 'nil' }, { by: people.advocate }),
    step('record-return', { agency: health }, { at: '2026-11-27 09:30' }),
    step('record-return', { agency: probation }, { by: people.probation }),
    step('record-conference', { risk: 'high' }, { at: '2026-12-02 10:30' }),
    step('record-victim-contact', {}, { at: '2026-12-03 10:00' }),
    step('record-order', { servedOn: '2026-12-07' }, { at: '2026-12-07 12:00' }),
    step('record-order-notification', { on: '2026-12-08' }, { at: '2026-12-08 12:00' }),
    step('record-victim-contact', {}, { at: '2026-12-08 15:00' }),
    step('record-suitability', {}, { at: '2026-12-10 11:00' }),
    step(
      'plan-sessions',
      {
        programme: 'twelve-one-to-one',
        firstAt: '2027-01-14T14:00:00Z',
        basis: 'order',
        orderId: 'o1',
      },
      { at: '2026-12-14 10:00' },
    ),
  )

/** The risk was lowered, and nobody has said that they know. */
const lowered = ['hearOfLowering', 'hearOfLowering'] as const

describe('twelve one-to-one sessions over three months, under an order', () => {
  it('are twelve Thursdays at two on the wall, from January to the first day of April', () => {
    const at = treated().state.sessions.map((session) => utc(session.at))
    expect(at).toEqual([
      ...thursdays.slice(0, 11).map((day) => `${day}T14:00`),
      '2027-04-01T13:00', // two in London, by the clocks of summer
    ])
  })

  it('go their way: moved, missed, followed up and excused, and end in a review and a closure', () => {
    const story = treated().and(
      held(1),
      held(2),
      step(
        'move-session',
        { sessionId: 's3', to: '2027-01-29T14:00:00Z' },
        { at: '2027-01-26 10:00' },
      ),
    )
    story.toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-02-01 17:00' })
    story.and(
      step('record-session', { sessionId: 's3' }, { at: '2027-01-29 16:00' }),
      held(4, { late: true }),
      held(5, { attended: false }),
    )
    story.toOwe({ to: 'forensicClinician', what: 'missedSession', by: '2027-02-12 17:00' })
    story
      .and(
        step('follow-up-missed-session', { sessionId: 's5' }, { at: '2027-02-12 11:00' }),
        held(6),
        held(7, { attended: false, absence: 'unacceptable' }),
      )
      .and(step('follow-up-missed-session', { sessionId: 's7' }, { at: '2027-02-26 11:00' }))
    expect(story.state.missedRunning).toBe(1) // the sixth stood between
    story.and(held(8), held(9), held(10), held(11)).standsAt('sessions')
    expect(facts(story, 'programme-ended')).toEqual([])
    story.and(held(12)).standsAt('review', { risk: 'high' })
    expect(facts(story, 'programme-ended')).toEqual([
      { outcome: 'complete', planned: 12, delivered: 10 },
    ])
    // Ten working days from the first of April, over Good Friday's neighbour and Easter Monday's; the review in four weeks.
    story.toOwe({ to: 'forensicClinician', what: 'closingReport', by: '2027-04-15 17:00' })
    story.toOwe({ to: 'chair', what: 'review', by: '2027-04-29 17:00' })
    story.and(
      step('record-closing-report', {}, { at: '2027-04-09 10:00' }),
      step('assess-risk', { risk: 'medium' }, { at: '2027-04-12 10:00' }),
    )
    story.toOwe({ to: 'chair', what: 'review', by: '2027-06-24 17:00' }) // standard by now: twelve weeks
    story.and(
      step('record-review', { outcome: 'close' }, { at: '2027-06-24 10:00' }),
      step('hand-over-order', {}, { at: '2027-06-25 10:00' }),
      step('propose-closure', {}, { at: '2027-06-25 11:00' }),
      step('answer-closure', {}, { at: '2027-06-28 10:00' }),
      step('approve-closure', {}, { at: '2027-06-29 10:00' }),
      step('record-victim-contact', {}, { at: '2027-06-30 10:00' }),
    )
    story.standsAt('watch').owesOnly('decideOrderRenewal', ...lowered)
    expect(utc(story.state.watchUntil ?? 0)).toBe('2027-11-23T10:00')
    story.until('2027-11-23 10:00').standsAt('ended').owesOnly()
  })
})
