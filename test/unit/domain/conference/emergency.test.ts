// Proves that an emergency meeting that pathways make calls everybody at once, or is not made.
import { describe, expect, it } from '@jest/globals'
import { here, system, usual } from './usual.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { given, step } from './story.ts'
import { accepts, comes, seats } from './beginnings.ts'
import { london, met, referenceOf } from '../pathway/world.ts'

const today = { emergency: true, at: '2026-11-16T16:00:00Z', reason: undefined }
const plan = step('plan-conference', today, { by: system })
const made = () => given(plan)

describe('an emergency meeting that pathways make', () => {
  it('is not made when its hour has passed by the time that it is judged, after an outage', () => {
    const judgedAt = (now: string) =>
      conferenceDecider.decide(conferenceDecider.initial(here), plan, {
        now: london(now),
        receivedAt: london('2026-11-16 11:00'),
        by: system,
        reference: referenceOf('london'),
      })
    expect(judgedAt('2026-11-16 15:59').ok).toBe(true)
    const refusal = { code: 'not-later', field: 'at' }
    expect(judgedAt('2026-11-16 16:00')).toEqual({ ok: false, refusal })
  })

  it('calls everybody invited urgently, and those an item brings', () => {
    const story = made()
    for (const { role } of story.state.invited) story.tells(role, 'attendUrgent', 'asked', true)
    expect(story.notices.map(({ what }) => what)).not.toContain('meeting')
    story.when('list-item', { emergency: true })
    story.tells('agencyWorker', 'attendUrgent', 'asked', true)
  })

  it('takes an emergency onto its closed list, and asks its agencies at once and urgently', () => {
    const story = made().until('2026-11-16 12:00').standsAt('listClosed')
    story.when('list-item', { emergency: false }).refuses('list-is-closed')
    story.when('list-item', { emergency: true }).hasItem('i1', 'listed')
    story.toOwe({ to: 'probation', what: 'meetingReturnUrgent', by: '2026-11-16 16:00' })
    story.tells('probation', 'meetingReturnUrgent', 'asked', true)
  })

  it('stays as people have moved it, and is not made again once they have cancelled it', () => {
    const later = { at: '2026-11-17T10:00:00Z' }
    made()
      .and(step('move-conference', later))
      .when('plan-conference', today, { by: system })
      .gives()
    made()
      .and(step('cancel-conference'))
      .when('plan-conference', today, { by: system })
      .refuses('meeting-ended')
  })

  it('is cancelled once nothing is left for it to hear, and nobody is called in vain', () => {
    const two = () =>
      made().and(
        step('list-item', { emergency: true }),
        step('list-item', { emergency: true, pathway: 'p2' }),
      )
    two().when('withdraw-item').standsAt('planned')
    const left = two().and(step('withdraw-item')).when('withdraw-item', { pathway: 'p2' })
    left.standsAt('cancelled').owesOnly()
    left.tells('probation', 'meeting', 'cancelled', true)
    made()
      .and(step('list-item', { emergency: true }))
      .when('defer-item')
      .standsAt('cancelled')
    // One that a person planned is theirs to cancel.
    given(step('plan-conference', { ...today, reason: 'w-reason' }))
      .and(step('list-item', { emergency: true }))
      .when('withdraw-item')
      .standsAt('planned')
  })

  it('hears an item of any risk without its referrer, if the chair says so, and never defers it by itself', () => {
    const begun = given(step('plan-conference', today, { by: system }))
      .and(step('list-item', { emergency: true }))
      .until('2026-11-16 12:00')
      .and(step('circulate'), step('open-session', {}, { at: '2026-11-16 16:00' }))
      .and(...seats.slice(0, 5).map(comes), ...seats.slice(0, 5).map(accepts))
    begun.when('close-session').refuses('items-undecided')
    const heard = begun.and(
      step('override-no-show'),
      step('present-item', { agency: met, role: 'policeLead' }),
    )
    heard.when('decide-item').hasItem('i1', 'decided')
  })

  it('may note an item and let everything go on as planned, which its pathway hears', () => {
    given(step('plan-conference', today, { by: system }))
      .and(step('list-item', { emergency: true }))
      .until('2026-11-16 12:00')
      .and(step('circulate'), step('open-session', {}, { at: '2026-11-16 16:00' }))
      .and(...seats.map(comes), ...seats.map(accepts), step('present-item'))
      .when('decide-item', { decision: 'noted' })
      .hasItem('i1', 'decided', { decision: 'noted' })
      .sends(['p1', 'conference-decided', { decision: 'noted' }])
  })

  it('is reconvened the next working day if it was never quorate, not within the ten of others', () => {
    given(step('plan-conference', today, { by: system }))
      .and(step('list-item', { emergency: true }))
      .until('2026-11-16 12:00')
      .and(step('circulate'), step('open-session', {}, { at: '2026-11-16 16:00' }))
      .when('adjourn')
      .toOwe({ to: 'chair', what: 'reconvene', by: '2026-11-17 17:00' })
  })

  it('can be planned twice only by pathways: a slot of the rhythm is refused', () => {
    const slot = { ...usual['plan-conference'].body, slot: '2026-12-02' }
    given(step('plan-conference'))
      .when('plan-conference', slot, { by: system })
      .refuses('already-planned')
  })
})
