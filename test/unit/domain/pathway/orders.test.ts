// Proves that orders are owed on, renewed, varied, breached and ended in their time.
import { describe, expect, it } from '@jest/globals'
import { inReview, inTriage, inWatch } from './beginnings.ts'
import { people, referenceOf, utc } from './world.ts'
import { ordersHandedOver, orderStatus, ordersOf } from '../../../../domain/pathway/orders.ts'
import { forecast } from '../../../../domain/pathway/forecast.ts'
import { orderKinds, type OrderKindRule } from '../../../../domain/pathway/order-kinds.ts'
import { moments } from '../../../../domain/pathway/pass-time.ts'
import { step, type Story } from './story.ts'

const until = { expiresOn: undefined, untilFurtherOrder: true }
const short = { kind: 'restrainingOrder', expiresOn: '2026-12-31', servedOn: '2026-11-02' }
const interim = { kind: 'spoInterim', grantedOn: '2026-10-20' }
const served = (body = {}): Story =>
  inTriage().and(step('record-order', { servedOn: '2026-11-02', ...body }))
const status = (story: Story, id = 'o1') => {
  const order = ordersOf(story.state).find((one) => one.id === id)
  return order && orderStatus(order)
}
const kindsOf = (story: Story) => Object.values(story.state.obligations).map(({ what }) => what)

describe('the end of an order', () => {
  it('comes when its last day is over, and not sooner', () => {
    const story = served(short).until('2026-12-31 23:59')
    expect(status(story)).toBe('served')
    expect(status(story.until('2027-01-01 00:00'))).toBe('expired')
    expect(story.state.orders?.[0]?.ended).toEqual({ how: 'expired', on: '2026-12-31' })
  })

  it('closes nothing and changes no risk; undecided, it owes an answer, and the victim is told', () => {
    const story = inReview()
      .and(step('record-order', short), step('record-victim-contact'))
      .until('2027-01-01 00:00')
      .standsAt('review', { risk: 'medium' })
      .toOwe({ to: 'policeLead', what: 'orderRanOut', by: '2027-01-04 17:00' })
      .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2027-01-04 17:00' })
      .tells('policeLead', 'orderRanOut', 'asked', true)
    expect(kindsOf(story)).not.toContain('decideOrderRenewal')
  })

  it('owes a response too if a renewal was applied for and not obtained', () => {
    const story = served(short).and(step('decide-order-renewal')).until('2027-01-01 00:00')
    expect(kindsOf(story)).toEqual(expect.arrayContaining(['orderRanOut']))
    expect(kindsOf(story)).not.toContain('renewOrder')
  })

  it('owes none if somebody decided to let it expire, nor for a licence', () => {
    const decided = served(short)
      .and(step('decide-order-renewal', { decision: 'letExpire' }))
      .until('2027-01-01 00:00')
    const licence = inTriage()
      .and(step('record-order', { kind: 'licence', expiresOn: '2026-12-31' }))
      .until('2027-01-01 00:00')
    for (const story of [decided, licence]) {
      expect(status(story)).toBe('expired')
      expect(kindsOf(story)).not.toContain('orderRanOut')
    }
  })

  it('in the watch leaves the watch as it is', () => {
    inWatch()
      .and(step('record-order', short))
      .until('2027-01-01 00:00')
      .standsAt('watch')
      .toOwe({ to: 'policeLead', what: 'orderRanOut' })
  })

  it('is made up for after an outage, once', () => {
    const story = served(short).outage('2027-03-01 12:00')
    expect(story.happened.filter(({ type }) => type === 'order-expired')).toHaveLength(1)
    expect(
      story.until('2027-06-01').happened.filter(({ type }) => type === 'order-expired'),
    ).toHaveLength(1)
  })

  it('is in the forecast, and no longer once the pathway has ended', () => {
    const story = served(short)
    const ends = forecast(story.state, referenceOf('london'), story.now, 100).filter(
      ({ what }) => what === 'orderRunsOut',
    )
    expect(ends.map(({ at }) => utc(at))).toEqual(['2027-01-01T00:00'])
    story.and(step('decide-triage', { outcome: 'reject' })).standsAt('ended')
    const left = moments(story.state, referenceOf('london'))
    expect(left.map(({ what }) => what)).not.toContain('end of an order')
  })
})

describe('a decision on a renewal', () => {
  it('is asked for a week before it is owed, two years on, and goes upwards undone', () => {
    served()
      .until('2028-07-25 09:00')
      .tells('policeLead', 'decideOrderRenewal', 'week-before')
      .until('2028-08-04 09:00')
      .tells('supervisor', 'decideOrderRenewal', 'steering-group')
  })
})

describe('an interim order', () => {
  it('is replaced by the main one', () => {
    const story = served({ ...interim, ...until }).and(step('record-order', { replaces: 'o1' }))
    expect([status(story), status(story, 'o2')]).toEqual(['replaced', 'granted'])
    expect(story.state.orders?.[0]?.ended?.on).toBe('2026-10-30')
  })

  it('may be shorter than two years, and owes an answer when it runs out undecided', () => {
    const story = served({ ...interim, expiresOn: '2026-11-20' })
    expect(kindsOf(story)).not.toContain('decideOrderRenewal')
    story.until('2026-11-21 00:00').toOwe({ to: 'policeLead', what: 'orderRanOut' })
  })
})

describe('a change of name or address', () => {
  it('owes a notification under each served order that asks for one', () => {
    const restraining = { kind: 'restrainingOrder', servedOn: '2026-11-02', ...until }
    served(until)
      .and(step('record-order', restraining), step('record-order', until)) // the last is not served
      .when('record-change', { kind: 'moved', on: '2026-11-02' })
      .gives('change-recorded', 'obligation-opened', 'obligation-opened')
      .toOwe({ to: 'policeLead', what: 'orderChangeNotification', by: '2026-11-04 23:59' })
  })

  it('owes none for what was so before service, nor under an order that has ended', () => {
    for (const story of [served(until), served(until).and(step('discharge-order'))])
      story
        .when('record-change', { kind: 'renamed', on: '2026-11-01' })
        .gives('change-recorded', 'obligation-opened') // only the assessment
    const story = served(until).and(step('discharge-order'))
    story.when('record-change', { kind: 'renamed', on: '2026-11-02' })
    expect(kindsOf(story)).not.toContain('orderChangeNotification')
  })

  it('of another kind owes none', () => {
    const story = served(until).and(step('record-change', { on: '2026-11-02' }))
    expect(kindsOf(story)).not.toContain('orderChangeNotification')
  })

  it('counts in the watch', () => {
    inWatch()
      .and(step('record-order', { servedOn: '2026-11-02', ...until }))
      .when('record-change', { kind: 'moved', on: '2026-11-02' }, { by: people.probation })
      .toOwe({ to: 'policeLead', what: 'orderChangeNotification' })
  })
})

describe('orders at closure', () => {
  it('are handed over if there are none, if each has an agency, and if they have ended', () => {
    const story = inTriage()
    expect(ordersHandedOver(story.state)).toBe(true)
    story.and(step('record-order', interim), step('record-order', { kind: 'licence', ...until }))
    expect(ordersHandedOver(story.state)).toBe(false)
    story.and(step('hand-over-order', { orderId: 'o2' }))
    expect(ordersHandedOver(story.state)).toBe(false)
    story.and(step('discharge-order'))
    expect(ordersHandedOver(story.state)).toBe(true)
  })
})

describe.each(Object.entries<OrderKindRule>(orderKinds))('the kind %s', (_, kind) => {
  it('is kept by its lead, and says where it and its number come from', () => {
    expect(kind.keptBy).toContain(kind.lead)
    for (const { months, source, mark } of [
      { ...kind, months: 1 },
      ...(kind.leastTerm ? [kind.leastTerm] : []),
    ]) {
      expect(months).toBeGreaterThan(0)
      expect(source.length).toBeGreaterThan(10)
      expect(['S', 'S2', 'K']).toContain(mark)
    }
  })
})

describe('a pathway older than the register', () => {
  it('has an empty one, and an alarm that knows nothing of it', () => {
    const { state } = inTriage()
    const ahead = moments(state, referenceOf('london'))
    expect(Object.keys(state)).not.toContain('orders')
    expect(ordersOf(state)).toEqual([])
    expect(ahead.map(({ what }) => what)).not.toContain('end of an order')
    expect(ahead).not.toEqual([])
  })
})
