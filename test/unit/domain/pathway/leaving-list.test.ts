// Proves that a pathway decided beside its meeting leaves the list.
import { describe, expect, it } from '@jest/globals'
import { asksFor, form, holding, incident, made, says, today } from './emergencies.ts'
import { emergencyId, firstMeeting, london, meetings, secondMeeting } from './world.ts'
import { inResearch, listed, referred, stands } from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { step, type Step, type Story } from './story.ts'

const first = [firstMeeting, 'list-item'] as const
const left = [firstMeeting, 'withdraw-item'] as const
const byHand = (decision: string): Step =>
  step('record-conference', { decision, ...(decision === 'referOn' ? { referTo: 'mappa' } : {}) })

/** On the list of an emergency meeting of today. */
const urgent = (begin: () => Story = inResearch): Story => {
  const story = holding(begin()).and(incident('2026-11-02 11:00'))
  return story.and(step('conference-listed', { conference: made(today), at: today }))
}
const offUrgent = [...asksFor(made(today)), [made(today), 'withdraw-item']] as const

describe('a pathway that the chair decides beside the meeting', () => {
  it('leaves the list by any decision except to defer, and owes none any more', () => {
    for (const decision of ['intervene', 'adviceOnly', 'referOn', 'noAction', 'close']) {
      const story = listed().and(byHand(decision))
      stands(says(story, first, left), undefined)
      expect(owed(story.state, 'conference')).toEqual([])
      expect(story.state.turnedAway).toBeUndefined()
    }
  })

  it('leaves the list of an emergency meeting too', () => {
    const story = urgent().and(byHand('intervene'))
    stands(says(story, ...offUrgent), undefined)
  })

  it('deferred there, an emergency is heard at a meeting after the one that it left', () => {
    const story = urgent().and(byHand('defer'))
    const later = made(london('2026-11-03 10:00'))
    says(story, ...offUrgent, ...asksFor(later))
  })

  it('decided by the meeting in the same moment, it is decided once, and the chair looks at both', () => {
    const story = listed().and(byHand('intervene'))
    const { actions } = story.state
    story.when('conference-decided').gives('decision-overtaken', 'obligation-opened')
    expect(story.state).toMatchObject({ stage: 'suitability', actions })
    story.toOwe({ to: 'chair', what: 'lookAtDecision', by: '2026-11-03 17:00' })
  })
})

describe('a pathway that ends or goes', () => {
  it('by its end as a referral, linked to another pathway: the other asks if it is urgent', () => {
    const story = urgent(referred).and(step('link-referral', { pathwayId: 'pw000000000002' }))
    stands(says(story.standsAt('ended'), ...offUrgent), undefined)
    const there = holding(inResearch()).and(
      step('take-linked-referral', { pathway: 'p9', referredAt: 1, urgent: true }),
    )
    stands(there, { conference: made(today), emergency: true })
  })

  it('by the death of the person, from a usual list and from an emergency one', () => {
    stands(says(listed().and(step('record-death')), first, left), undefined)
    stands(says(urgent().and(step('record-death')), ...offUrgent), undefined)
  })

  it('not by the death of the victim, for the meeting is about the person', () => {
    const story = listed().and(step('record-death', { who: 'victim' }))
    says(story, first)
    expect(story.state.listing?.conference).toBe(firstMeeting)
  })

  it('not by an offer to another site, nor by a merge of the person', () => {
    says(listed().and(step('offer-transfer')), first)
    says(listed().and(step('merge-person')), first)
  })

  it('to another site it leaves an emergency list, and creates a meeting there if that site holds any', () => {
    const story = urgent().and(step('offer-transfer'))
    const { others = {} } = story.reference
    const hampshire = others['hampshire']!
    const { policy } = hampshire
    const there = { ...hampshire, policy: { ...policy, meetings: { [form]: {} } }, meetings: [] }
    story.reference = { ...story.reference, others: { ...others, hampshire: there } }
    story.and(step('accept-transfer'))
    const id = emergencyId('hampshire', form, today, 0)
    says(story, ...offUrgent, ...asksFor(id))
    const plan = story.messages.findLast(({ name }) => name === 'plan-conference')
    expect(plan?.body).toMatchObject({ site: 'hampshire', form, emergency: true })
  })

  it('to another site that holds none it waits for the chair there', () => {
    const story = urgent().and(step('offer-transfer'), step('accept-transfer'))
    stands(says(story, ...offUrgent), undefined)
    story.toOwe({ to: 'chair', what: 'emergencyConference' })
  })

  it('a meeting that takes it over late is asked to let it go', () => {
    const at = london('2026-11-18 10:00')
    const taken = { conference: secondMeeting, at, from: firstMeeting }
    for (const end of [byHand('close'), step('record-death'), byHand('intervene')])
      says(listed().and(end, step('conference-listed', taken)), first, left, [
        secondMeeting,
        'withdraw-item',
      ])
  })

  it('leaves once, however many decisions follow', () => {
    const story = holding(listed(), meetings).and(byHand('intervene'))
    says(story.and(step('record-victim-contact'), step('record-suitability')), first, left)
  })
})
