import { describe, expect, it } from '@jest/globals'
import { here, system, usual } from './usual.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { given, step } from './story.ts'
import { london, referenceOf } from '../pathway/world.ts'

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

  it('calls each of the invited urgently, and whoever an item brings', () => {
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

  it('is nobody’s to plan twice but a pathway’s: a slot of the rhythm is refused', () => {
    const slot = { ...usual['plan-conference'].body, slot: '2026-12-02' }
    given(step('plan-conference'))
      .when('plan-conference', slot, { by: system })
      .refuses('already-planned')
  })
})
