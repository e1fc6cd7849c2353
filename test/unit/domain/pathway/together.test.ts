// Proves that features that meet on one pathway agree with each other.
import { describe, expect, it } from '@jest/globals'
import { inClosure, inReview, inSessions, inSuitability, inTriage, inWatch } from './beginnings.ts'
import { utc } from './world.ts'
import { step, type Story } from './story.ts'

const forGood = { expiresOn: undefined, untilFurtherOrder: true }
const served = { servedOn: '2026-11-02' }
const short = { kind: 'restrainingOrder', expiresOn: '2027-01-29', ...served }
const closing = [step('propose-closure'), step('answer-closure'), step('approve-closure')]
const noted = (story: Story, type: string) =>
  story.happened.filter((one) => one.type === type).map(({ at, data }) => ({ at: utc(at), data }))

describe('a victim who could not be reached', () => {
  const unreached = () =>
    inSuitability().and(...Array.from({ length: 3 }, () => step('record-contact-attempt')))

  it('is told to the police the same day once the risk is high', () => {
    unreached()
      .owesOnly('suitability')
      .and(step('assess-risk', { risk: 'high' }, { at: '2026-11-05 10:00' }))
      .toOwe({ to: 'policeLead', what: 'unreachable', by: '2026-11-05 23:59' })
      .tells('policeLead', 'unreachable', 'asked', true)
  })

  it('is told once, and not of one who declined or was reached since', () => {
    const twice = unreached().and(
      step('report-incident'),
      step('record-conference', { risk: 'high' }),
      step('assess-risk', { risk: 'medium' }),
      step('assess-risk', { risk: 'high' }),
    )
    expect(
      noted(twice, 'obligation-opened').filter(({ data }) =>
        /unreachable/.test(JSON.stringify(data)),
      ),
    ).toHaveLength(1)
    for (const since of ['decline-support', 'record-victim-contact'] as const)
      unreached()
        .and(step(since), step('assess-risk', { risk: 'high' }))
        .owesOnly('suitability', 'reviewOutOfTurn')
  })
})

describe('the end of the watch', () => {
  const lastDay = '2027-10-30'

  it('waits for an order that was recorded in it, until an agency has that in hand', () => {
    const story = inWatch()
      .and(step('record-order', forGood, { at: `${lastDay} 10:00` }))
      .toOwe({ to: 'policeLead', what: 'handOverOrder', by: '2027-11-05 17:00' })
      .until('2027-11-08 12:00')
      .standsAt('watch')
      .tells('supervisor', 'handOverOrder', 'manager')
      .and(step('hand-over-order'))
    expect(utc(story.until('2027-11-08 12:02').state.retention?.endedAt ?? 0)).toBe(
      '2027-11-08T12:01',
    )
    story.standsAt('ended')
  })

  it('does not wait for one that was handed over or has ended, nor for what closure left', () => {
    for (const end of ['hand-over-order', 'discharge-order'] as const)
      inWatch()
        .and(step('record-order', forGood), step(end, {}, { at: '2026-11-03 10:00' }))
        .until('2027-11-02 12:00')
        .standsAt('ended')
    inClosure()
      .and(step('record-order', served), step('hand-over-order'), ...closing)
      .owesOnly('victimContact', 'orderNotification', 'decideOrderRenewal')
      .until('2027-11-02 12:00')
      .standsAt('ended')
      .owesOnly('victimContact')
  })

  it('waits for the chair where the risk has risen, who can step up from it or let it end', () => {
    const risen = () =>
      inWatch().and(step('assess-risk', { risk: 'high' }, { at: `${lastDay} 10:00` }))
    risen()
      .until('2027-11-04 12:00')
      .standsAt('watch')
      .and(step('record-review', { outcome: 'stepUp', risk: 'high' }))
      .standsAt('conference')
    risen()
      .and(step('record-review', { outcome: 'continue', risk: 'high' }, { at: '2027-11-04 12:00' }))
      .until('2027-11-04 12:10')
      .standsAt('ended', { risk: 'high' })
  })
})

describe('orders through a watch', () => {
  it('are there when it reopens: what is owed on them goes on, and closure asks nothing twice', () => {
    const story = inClosure().and(step('record-order', served), step('hand-over-order'), ...closing)
    const { due } = story.the('decideOrderRenewal')
    story
      .and(step('record-breach', { on: '2027-03-01' }, { at: '2027-03-01 10:00' }))
      .standsAt('conference', { flags: ['repeat', 'emergency'] })
      .toOwe({ to: 'policeLead', what: 'decideOnBreach', by: '2027-03-02 17:00' })
    expect(story.the('decideOrderRenewal').due).toBe(due)
    story
      .and(step('record-conference', { decision: 'close' }), step('decide-on-breach'), ...closing)
      .standsAt('watch')
    expect(utc(story.state.watchUntil ?? 0)).toBe('2028-03-01T10:00')
  })

  it('two of them run out on one day: each owes its answer, and the victim hears once', () => {
    inReview()
      .and(step('record-victim-contact'), step('record-order', short), step('record-order', short))
      .and(step('record-victim-contact'))
      .until('2027-01-30 00:00')
      .owesOnly('review', 'orderRanOut', 'tellVictim', 'orderRanOut')
  })

  it('name and address changed on two days owe two notifications; one made after both meets them', () => {
    const story = inTriage()
      .and(step('record-order', { servedOn: '2026-11-02', ...forGood }))
      .and(step('record-order-notification'))
      .and(step('record-change', { kind: 'moved', on: '2026-11-02' }, { at: '2026-11-03 10:00' }))
      .and(step('record-change', { kind: 'renamed', on: '2026-11-03' }, { at: '2026-11-03 11:00' }))
      .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-04 23:59' })
      .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-05 23:59' })
    story
      .and(step('record-order-notification', { what: 'change', on: '2026-11-03' }))
      .owesOnly('victimContact', 'triage', 'reassess')
  })
})

describe('an order that mandates the sessions', () => {
  const mandated = (body = {}): Story =>
    inSessions().and(
      step('record-order', { ...forGood, ...body }),
      step('plan-sessions', { basis: 'order', orderId: 'o1' }),
    )

  it('ends: the chair is asked out of turn, and a withdrawal of consent ends them from then on', () => {
    const story = mandated().and(step('discharge-order'))
    story
      .standsAt('sessions')
      .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2026-11-09 17:00' })
    story
      .and(step('withdraw-consent'))
      .standsAt('review')
      .toOwe({ to: 'policeLead', what: 'hearOfEnd' })
  })

  it('runs out: likewise', () => {
    mandated({ kind: 'bail', expiresOn: '2026-12-01', untilFurtherOrder: false })
      .until('2026-12-02 00:00')
      .standsAt('sessions')
      .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2026-12-09 17:00' })
  })

  it('is an interim one: the main order goes on mandating, where it requires something', () => {
    const interim = { kind: 'spoInterim', grantedOn: '2026-10-20' }
    const replaced = (requirements: string[]) =>
      mandated(interim).and(
        step('record-order', { ...forGood, replaces: 'o1', requirements }),
        step('withdraw-consent'),
      )
    replaced(['w-requirement']).standsAt('sessions')
    replaced([]).standsAt('review')
  })

  it('is over with the sessions: its end asks nobody afterwards', () => {
    const story = mandated().and(step('end-programme'), step('record-review'))
    story.and(step('discharge-order'))
    expect(Object.values(story.state.obligations).map(({ what }) => what)).not.toContain(
      'reviewOutOfTurn',
    )
  })
})
