// Proves that a clock that went on after a hold follows policies and holidays.
import { describe, expect, it } from '@jest/globals'
import {
  inClosure,
  inResearch,
  inSessions,
  inSuitability,
  inWatch,
  sessionsPlanned,
  waitingForPolice,
} from './beginnings.ts'
import { london, people, utc } from './world.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { policyWith, tableWith, withPolicies, withTable } from './changed-world.ts'
import { step, type Story } from './story.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

const forGood = { expiresOn: undefined, untilFurtherOrder: true }
const southern = 'southern-health-nhs-foundation-trust'
const hampshirePolice = 'hampshire-constabulary'
/** Suitability is owed by 16 November; seven working days are left on the 5th, and again from the 20th of January on. */
const held = (): Story => inSuitability().and(step('hold', {}, { at: '2026-11-05 10:00' }))
const resumed = (): Story => held().and(step('resume', {}, { at: '2027-01-20 16:00' }))
const transferred = [step('offer-transfer'), step('accept-transfer')]
function under(story: Story, reference: SiteReference): Story {
  story.reference = reference
  return story
}

describe('a clock that went on after a hold', () => {
  it('follows a newer policy, with what that leaves of it', () => {
    under(resumed(), withPolicies({ 2: policyWith({ suitability: { workingDays: 15 } }) }))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-01-29 17:00' })
      .and(step('apply-policy'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-02-05 17:00' })
  })

  it('follows a holiday that was added, and is given no day twice', () => {
    under(resumed(), withTable(tableWith('2027-01', '2027-01-25')))
      .and(step('replan-calendar'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-02-01 17:00' })
    under(resumed(), withTable(tableWith('2027-01', '2026-12-01'))) // within the hold
      .and(step('replan-calendar'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-01-29 17:00' })
  })

  it('follows it after a second hold too, of which both are taken out', () => {
    const twice = resumed().and(
      step('hold', {}, { at: '2027-01-25 10:00' }),
      step('resume', {}, { at: '2027-03-01 10:00' }),
    )
    twice.toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-03-05 17:00' })
    expect(twice.the('suitability').paused?.map((pause) => pause.map(utc))).toEqual([
      ['2026-11-05T10:00', '2027-01-20T16:00'],
      ['2027-01-25T10:00', '2027-03-01T10:00'],
    ])
    under(twice, withPolicies({ 2: policyWith({ suitability: { workingDays: 11 } }) }))
      .and(step('apply-policy'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-03-08 17:00' })
  })

  it('keeps a date that somebody gave before the hold or after it', () => {
    const longer = withPolicies({ 2: policyWith({ suitability: { workingDays: 30 } }) })
    const obligationId = inSuitability().the('suitability').id
    const extend = step('extend', { obligationId, to: '2027-02-12' })
    under(resumed().and(extend), longer)
      .and(step('apply-policy'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-02-12 17:00' })
    const before = inSuitability().and(
      step('extend', { obligationId, to: '2026-11-18' }),
      step('hold', {}, { at: '2026-11-05 10:00' }),
      step('resume', {}, { at: '2026-11-12 10:00' }),
    )
    under(before, longer)
      .and(step('apply-policy'))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-11-25 17:00' })
  })

  it('is given a date by a fact that says no instant, as such facts did', () => {
    const story = held()
    const { id } = story.the('suitability')
    const due = london('2026-12-01 17:00')
    const data = { id, due, rungs: [] }
    story.state = pathwayDecider.evolve(story.state, { type: 'obligation-resumed', data })
    expect(story.the('suitability')).toMatchObject({ due, given: true })
    expect(story.the('suitability')).not.toHaveProperty('stopped')
  })
})

describe('in a hold', () => {
  it('a newer policy changes what was left when the clock stopped', () => {
    under(held(), withPolicies({ 2: policyWith({ suitability: { workingDays: 12 } }) }))
      .and(step('apply-policy'), step('resume', {}, { at: '2027-01-20 16:00' }))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-02-02 17:00' })
  })

  it('a withdrawal of consent ends the programme, and the hold still gets its review', () => {
    sessionsPlanned()
      .and(step('hold'), step('withdraw-consent'))
      .standsAt('review', { flags: ['held'] })
      .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd', by: '2026-11-03 17:00' })
      .toOwe({ to: 'coordinator', what: 'reviewHold' })
      .and(step('record-review'), step('resume'))
      .standsAt('review', { flags: [] })
  })

  it('the end of an investigation owes what waited for it, stopped until the hold ends', () => {
    const story = waitingForPolice(inSuitability)
      .and(step('open-investigation'), step('hold', {}, { at: '2026-11-05 10:00' }))
      .owesOnly('victimContact', 'awaitInvestigation', 'reviewHold')
    expect(story.the('awaitInvestigation').stopped).toBeUndefined()
    story.and(step('close-investigation', {}, { at: '2026-11-10 10:00' }))
    expect(story.the('suitability').stopped).toBe(story.now)
    story
      .and(step('resume', {}, { at: '2026-12-01 10:00' }))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-15 17:00' })
  })

  it('a linked referral owes its contact, and interrupts if it is urgent', () => {
    const contact = {
      what: 'victimContactHigh',
      since: london('2026-11-05 09:00'),
      due: london('2026-11-06 09:00'),
    }
    const story = held()
      .and(step('record-victim-contact'), step('take-linked-referral', { urgent: true, contact }))
      .standsAt('suitability', { flags: ['held', 'emergency'] })
      .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-06 09:00' })
      .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-06 17:00' })
    expect(story.the('victimContactHigh').stopped).toBeUndefined()
  })

  it('the pathway can go to another site, where its clock resumes when the hold ends', () => {
    const story = held().and(...transferred)
    story
      .standsAt('suitability', { flags: ['held'] })
      .toOwe({ to: 'coordinator', what: 'reviewHold', by: '2026-12-03 17:00' })
      .toOwe({ to: 'forensicClinician', what: 'suitability', agency: southern })
    expect(story.the('suitability')).toMatchObject({ rungs: [], stopped: expect.anything() })
    story
      .and(step('resume', {}, { at: '2027-01-20 16:00' }))
      .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-01-29 17:00' })
      .until('2027-01-29 09:00')
    const reminded = story.notices.filter(({ rung }) => rung === 'due-today')
    expect(reminded.map(({ to }) => to.agency)).toContain(southern)
  })
})

describe('at another site', () => {
  it('its police owe what is owed on orders, until the same day', () => {
    const story = inResearch().and(step('record-order', { servedOn: '2026-11-02' }))
    story
      .and(step('record-breach'), ...transferred)
      .toOwe({ to: 'policeLead', what: 'orderNotification', by: '2026-11-04 23:59' })
    for (const what of ['orderNotification', 'decideOrderRenewal', 'decideOnBreach'] as const)
      story.toOwe({ to: 'policeLead', what, agency: hampshirePolice })
  })

  it('treatment waits for the police if that site says so, and continues if it does not', () => {
    const story = inSuitability().and(step('open-investigation'), ...transferred)
    story
      .owesOnly('victimContact', 'awaitInvestigation')
      .toOwe({ to: 'policeLead', what: 'awaitInvestigation', agency: hampshirePolice })
      .when('record-suitability')
      .refuses('under-investigation', 'result')
    story
      .and(step('offer-transfer', { site: 'cheshire' }), step('accept-transfer', {}, cheshire()))
      .owesOnly('victimContact', 'suitability')
      .and(step('record-suitability'))
      .standsAt('sessions')
  })

  it('sessions under way are looked at by its chair, and are not broken off', () => {
    sessionsPlanned()
      .and(step('open-investigation'), ...transferred)
      .standsAt('sessions')
      .owesOnly('victimContact', 'recordSession', 'reviewOutOfTurn')
  })

  it('a withdrawn consent and a mandating order are still known', () => {
    inSessions()
      .and(step('record-order', forGood), step('withdraw-consent'), ...transferred)
      .and(step('record-review', { outcome: 'stepUp' }), step('record-conference'))
      .and(step('record-suitability'))
      .when('plan-sessions', { provider: { agency: southern, role: 'forensicClinician' } })
      .refuses('consent-withdrawn', 'basis')
      .when('plan-sessions', {
        provider: { agency: southern, role: 'forensicClinician' },
        basis: 'order',
        orderId: 'o1',
      })
      .toOwe({ to: 'forensicClinician', what: 'recordSession', agency: southern })
  })

  it('an order that was handed over is no longer asked for, and the watch ends on its day', () => {
    inClosure()
      .and(step('record-order', forGood), step('hand-over-order'), ...transferred)
      .and(step('propose-closure'), step('answer-closure'), step('approve-closure'))
      .standsAt('watch')
      .until('2027-11-02 12:00')
      .standsAt('ended')
    inWatch()
      .and(...transferred, step('record-order', forGood))
      .toOwe({ to: 'policeLead', what: 'handOverOrder', agency: hampshirePolice })
  })
})

const cheshire = () => ({ by: { ...people.receiver, sites: ['cheshire'] } })

describe('what is counted back from a date', () => {
  const counted = (): Story =>
    inSuitability().and(
      step('record-order', { servedOn: '2026-11-02' }),
      step('record-custody', { releaseOn: '2027-03-01' }),
    )
  const earlier = withPolicies({
    2: policyWith({ orderRenewal: { days: 120 }, tellRelease: { workingDays: 15 } }),
  })

  it('follows a newer policy, also from another date', () => {
    under(counted(), earlier)
      .and(step('apply-policy'))
      .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2028-07-02 17:00' })
      .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-02-08 17:00' })
      .toOwe({ to: 'probation', what: 'planRelease', by: '2027-02-15 17:00' })
    under(counted().and(step('record-custody', { releaseOn: '2027-04-12' })), earlier)
      .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-03-25 17:00' })
      .and(step('apply-policy'))
      .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-03-18 17:00' })
  })

  it('follows a holiday that was added', () => {
    under(counted(), withTable(tableWith('2027-01', '2027-02-17')))
      .and(step('replan-calendar'))
      .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-02-12 17:00' })
      .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2028-08-01 17:00' })
  })

  it('keeps a date that somebody gave, and one that had to be sooner', () => {
    const story = counted()
    const obligationId = story.the('tellRelease').id
    under(story.and(step('extend', { obligationId, to: '2027-02-16' })), earlier)
      .and(step('apply-policy'))
      .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-02-16 17:00' })
    const near = { kind: 'restrainingOrder', expiresOn: '2026-12-31', servedOn: '2026-11-02' }
    under(inSuitability().and(step('record-order', near)), earlier)
      .and(step('apply-policy'))
      .toOwe({ to: 'policeLead', what: 'decideOrderRenewal', by: '2026-11-09 17:00' })
  })
})
