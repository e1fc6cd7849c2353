// Proves that orders go with a linked referral, with what is owed on them.
import { describe, expect, it } from '@jest/globals'
import { emergency, inResearch, inTriage, inWatch, referred } from './beginnings.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { step, type Story } from './story.ts'
import { utc } from './world.ts'

const forGood = { expiresOn: undefined, untilFurtherOrder: true }
const served = { servedOn: '2026-11-02' }

/** The other pathway takes what the referral says to it; it is called p1 too, and the referral p2. */
function takes(other: Story, referral: Story): Story {
  const said = referral.messages.findLast(({ name }) => name === 'take-linked-referral')
  const at = Math.max(other.now, referral.now)
  return other
    .until(at)
    .and(step('take-linked-referral', { ...(said?.body as object), pathway: 'p2' }))
}

const linked = (referral: Story): Story => referral.and(step('link-referral'))

const debts = (state: PathwayState) =>
  owed(state).map(({ what, due, about }) => [what, utc(due), about])

describe('orders, when a referral is linked', () => {
  const ordered = () =>
    referred().and(
      step('record-victim-contact'),
      step('record-order', served),
      step('record-order', { kind: 'bail', ...forGood }),
      step('record-breach', { on: '2026-11-02' }),
    )

  it('go with it, and what is owed on them under the same clocks, under ids of the other register', () => {
    const referral = ordered()
    const there = debts(referral.state)
    const own = { kind: 'restrainingOrder', grantedOn: '2026-10-01', ...served, ...forGood }
    const other = takes(
      inResearch().and(step('record-victim-contact'), step('record-order', own)),
      linked(referral),
    )
    expect(other.state.orders).toMatchObject([
      { id: 'o1', kind: 'restrainingOrder' },
      { id: 'o2', kind: 'spo', words: { pathway: 'p2', order: 'o1' }, taken: { pathway: 'p2' } },
      { id: 'o3', kind: 'bail', words: { pathway: 'p2', order: 'o2' } },
    ])
    expect(other.state.orders?.[1]?.breaches).toMatchObject([{ id: 'b1', on: '2026-11-02' }])
    for (const what of ['orderNotification', 'decideOrderRenewal', 'decideOnBreach'])
      expect(debts(other.state).filter(([one]) => one === what)).toEqual(
        there
          .filter(([one]) => one === what)
          .map(([one, due, about]) => [one, due, about === 'o1' ? 'o2' : about]),
      )
    other
      .toOwe({ to: 'victimAdvocate', what: 'tellVictim' })
      .and(step('record-order-notification', { orderId: 'o2' }))
      .and(step('decide-on-breach'), step('renew-order', { orderId: 'o2' }))
  })

  it('are asked for in their time on the other pathway, and not on the one that has ended', () => {
    const bail = { kind: 'spoInterim', expiresOn: '2026-12-01', ...served }
    const referral = linked(referred().and(step('record-order', bail)))
    takes(inResearch(), referral)
      .until('2026-12-02 00:00')
      .toOwe({ to: 'policeLead', what: 'orderRanOut', by: '2026-12-03 17:00' })
    referral.until('2026-12-02 00:00').owesOnly()
  })

  it('that the other register already has are not there twice', () => {
    const own = step('record-order', { ...served, ...forGood })
    const other = takes(inTriage().and(own), linked(referred().and(own)))
    expect(other.state.orders).toHaveLength(1)
    expect(owed(other.state, 'orderNotification')).toHaveLength(1)
  })

  it('go back with it: both registers and what is owed are as they were', () => {
    const referral = ordered()
    const before = { orders: referral.state.orders, debts: debts(referral.state) }
    const other = takes(inResearch(), linked(referral)).and(
      step('give-back-referral', { pathway: 'p2' }),
    )
    expect(other.state.orders?.map(({ ended }) => ended?.how)).toEqual(['givenBack', 'givenBack'])
    other.owesOnly('victimContact', 'return', 'return', 'return', 'return')
    referral.and(step('unlink-referral'))
    expect(referral.state.orders).toEqual(before.orders)
    const dates = (all: unknown[][]) => all.filter(([what]) => what !== 'acknowledge').sort()
    expect(dates(debts(referral.state))).toEqual(dates(before.debts))
  })

  it('that were breached here in the meantime still ask for the decision on that', () => {
    takes(inResearch(), linked(ordered()))
      .and(step('record-breach', { on: '2026-11-02' }))
      .and(step('give-back-referral', { pathway: 'p2' }))
      .toOwe({ to: 'policeLead', what: 'decideOnBreach' })
      .and(step('decide-on-breach', { breachId: 'b2' }))
  })
})

describe('a link that is taken back', () => {
  it('owes again what was urgent for the referral, and to the referrer what was asked for', () => {
    const referral = emergency(referred).and(step('return-referral'))
    const before = debts(referral.state)
    linked(referral)
      .and(step('unlink-referral'))
      .standsAt('referral', { flags: ['emergency', 'returned'] })
    expect(debts(referral.state)).toEqual(before)
  })

  it('owes today what fell due before it was taken back, and its owner is asked', () => {
    const referral = linked(referred().and(step('record-order'))).until('2026-12-07 11:00')
    const sent = referral.notices.length
    referral.and(step('unlink-referral'))
    for (const what of ['victimContact', 'serveOrder'] as const)
      expect(utc(referral.the(what).due)).toBe('2026-12-07T23:59')
    expect(referral.notices.slice(sent).map(({ what }) => what)).toContain('serveOrder')
    referral.until('2026-12-08 10:00').tells('supervisor', 'victimContact', 'manager')
  })

  it('continues the hold that it had', () => {
    const referral = linked(referred().and(step('hold', { resumeOn: '2026-11-20' }))).owesOnly()
    referral
      .and(step('unlink-referral'))
      .standsAt('referral', { flags: ['held'] })
      .owesOnly('acknowledge', 'victimContact', 'reviewHold')
      .until('2026-11-20 12:00')
      .standsAt('referral', { flags: [] })
  })

  it('puts the other pathway back into its watch, as it was', () => {
    const watch = inWatch()
    const before = watch.state
    const other = takes(watch, linked(referred().and(step('record-order', served))))
      .standsAt('conference', { flags: ['repeat', 'emergency'] })
      .and(step('give-back-referral', { pathway: 'p2' }))
      .standsAt('watch', { flags: [] })
    const { watchUntil, lastReferralAt } = before
    expect(other.state).toMatchObject({ watchUntil, lastReferralAt, taken: [] })
    other
      .owesOnly()
      .until(watchUntil ?? 0)
      .standsAt('ended')
  })

  it('leaves the watch behind where something else has pressed, or people have led on', () => {
    const back = step('give-back-referral', { pathway: 'p2' })
    const open = () => takes(inWatch(), linked(referred()))
    open()
      .and(step('report-incident'), back)
      .standsAt('conference', { flags: ['repeat', 'emergency'] })
      .toOwe({ to: 'chair', what: 'emergencyConference' })
    open().and(step('record-conference'), back).standsAt('suitability')
    open()
      .and(step('take-linked-referral', { pathway: 'p3' }), back)
      .standsAt('conference')
  })

  it('ends on a pathway that runs what it had set off there, and no more', () => {
    const pressing = () => linked(emergency(referred))
    const back = step('give-back-referral', { pathway: 'p2' })
    takes(inResearch(), pressing())
      .toOwe({ to: 'chair', what: 'emergencyConference' })
      .and(back)
      .standsAt('research', { flags: [] })
      .owesOnly('victimContact', 'return', 'return', 'return', 'return')
    takes(emergency(inResearch), pressing())
      .and(back)
      .standsAt('research', { flags: ['emergency'] })
      .toOwe({ to: 'chair', what: 'emergencyConference' })
      .toOwe({ to: 'policeLead', what: 'respondToRisk' })
  })
})

describe('a linked referral that is given back', () => {
  it('leaves the emergency conference owed that somebody decided on meanwhile', () => {
    inTriage()
      .and(
        step('take-linked-referral', { urgent: true }),
        step('decide-triage', { outcome: 'emergencyConference', risk: 'high' }),
        step('give-back-referral'),
      )
      .standsAt('conference')
      .toOwe({ to: 'chair', what: 'emergencyConference' })
  })
})
