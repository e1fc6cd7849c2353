// Proves that a death ends what it should on orders, and nothing else.
import { describe, expect, it } from '@jest/globals'
import {
  actionAgreed,
  inConference,
  inReview,
  inSuitability,
  inTriage,
  sessionsPlanned,
} from './beginnings.ts'
import { closureChecklist } from '../../../../domain/pathway/closure-checklist.ts'
import { utc } from './world.ts'
import { step, type Story } from './story.ts'

const forGood = { expiresOn: undefined, untilFurtherOrder: true }
const served = { servedOn: '2026-11-02' }
const short = { kind: 'restrainingOrder', expiresOn: '2027-01-29', ...served }
const release = { releaseOn: '2027-03-01' }
const closing = [step('propose-closure'), step('answer-closure'), step('approve-closure')]
const noted = (story: Story, type: string) =>
  story.happened.filter((one) => one.type === type).map(({ at, data }) => ({ at: utc(at), data }))
const asked = (story: Story, what: string, since: number) =>
  story.notices.filter((notice) => notice.what === what && notice.at > since)

describe('a death of the person, and the orders against them', () => {
  const ordered = () =>
    inReview().and(
      step('record-victim-contact'),
      step('record-order', served),
      step('record-order', short),
    )

  it('ends what was owed on each of them, and leaves the register as it is', () => {
    const story = ordered()
      .and(step('record-change', { kind: 'moved', on: '2026-11-02' }), step('record-death'))
      .owesOnly('hearOfDeath', 'proposeClosure')
    expect(story.state.orders?.map(({ ended }) => ended)).toEqual([undefined, undefined])
  })

  it('ends a renewal that was to be applied for', () => {
    ordered()
      .and(step('decide-order-renewal'))
      .toOwe({ to: 'policeLead', what: 'renewOrder' })
      .and(step('record-death'))
      .owesOnly('hearOfDeath', 'proposeClosure')
  })

  it('has nobody asked when one runs out afterwards, nor of one that is found out later', () => {
    const story = ordered().and(step('record-death'))
    const { now } = story
    story
      .and(step('record-victim-contact'), step('record-order', served))
      .and(step('record-change', { kind: 'renamed', on: '2026-11-02' }))
      .and(step('decide-order-renewal'))
      .until('2027-02-01 12:00')
      .owesOnly('hearOfDeath', 'proposeClosure')
    expect(story.state.orders?.[1]?.ended?.how).toBe('expired')
    for (const what of ['orderRanOut', 'orderNotification', 'decideOrderRenewal', 'renewOrder'])
      expect(asked(story, what, now)).toEqual([])
  })

  it('leaves a breach to be decided on, and one that is told of later', () => {
    ordered()
      .and(step('record-breach', { on: '2026-11-02' }), step('record-death'))
      .toOwe({ to: 'policeLead', what: 'decideOnBreach' })
      .and(step('record-breach', { on: '2026-11-01' }))
      .and(step('decide-on-breach', { decision: 'noFurtherAction' }))
      .and(step('decide-on-breach', { breachId: 'b2', decision: 'noFurtherAction' }))
  })

  it('is closed by people though nobody handed an order over or rated the risk', () => {
    const story = inTriage().and(step('record-order'), step('record-death'), ...closing)
    story.standsAt('ended').owesOnly('victimContact', 'hearOfDeath')
  })
})

describe('a death of the person, and the rest', () => {
  it('on hold in custody: the hold, the release and what it stopped are over', () => {
    const story = sessionsPlanned()
      .and(step('hold', { resumeOn: '2027-02-01' }), step('record-custody', release))
      .and(step('record-death'))
    story.owesOnly('victimContact', 'hearOfDeath', 'proposeClosure').until('2027-03-02 12:00')
    story.standsAt('closure', { flags: ['personDied'] })
    expect(noted(story, 'hold-ended')).toHaveLength(1)
  })

  it('while police investigate and it waits for them', () => {
    inSuitability()
      .and(step('open-investigation'), step('record-death'), step('close-investigation'))
      .standsAt('closure')
      .owesOnly('victimContact', 'hearOfDeath', 'proposeClosure')
  })

  it('while it is offered to another site, which can still take it and close it', () => {
    inSuitability()
      .and(step('offer-transfer'), step('record-death'), step('accept-transfer'))
      .toOwe({ to: 'coordinator', what: 'proposeClosure' })
      .toOwe({ to: 'victimAdvocate', what: 'hearOfDeath' })
  })

  it('shows on the checklist only what others can still meet', () => {
    const story = actionAgreed().and(
      step('record-order'),
      step('record-death'),
      step('propose-closure'),
      step('answer-closure'),
    )
    const { state, reference, now } = story
    const unmet = closureChecklist(state, reference, now).filter(({ met }) => !met)
    expect(unmet.map(({ code }) => code)).toEqual(['actions'])
  })
})

describe('a death of the victim', () => {
  it('leaves no contact to be made, whatever comes after it', () => {
    inConference()
      .and(
        step('record-death', { who: 'victim' }),
        step('record-conference'),
        step('record-order', { ...served, ...forGood }),
        step('vary-order'),
        step('assess-risk', { risk: 'high' }),
        step('set-safe-contact'),
        step('record-contact-attempt'),
        step('record-contact-attempt'),
        step('record-contact-attempt'),
      )
      .owesOnly('respondToRisk', 'suitability', 'orderNotification', 'reviewOutOfTurn')
  })

  it('still asks the advocate before it is closed', () => {
    inReview()
      .and(step('record-death', { who: 'victim' }), step('assess-risk'))
      .and(step('propose-closure'))
      .toOwe({ to: 'victimAdvocate', what: 'answerClosure' })
      .and(step('answer-closure'), step('approve-closure'))
      .standsAt('watch')
  })
})
