// Proves that open actions and ending watches come onto an agenda by themselves, once.
import { describe, expect, it } from '@jest/globals'
import { london, people, referenceOf } from '../pathway/world.ts'
import { circulated, listClosed, planned, withItems } from './beginnings.ts'
import { defaultPolicies } from '../../../../domain/policy/defaults.ts'
import { forms } from '../../../../domain/conference/forms.ts'
import { step, type Story } from './story.ts'
import { carryOverLimits } from '../../../../domain/conference/automatic-items.ts'

const action = {
  pathway: 'p1',
  action: 'a1',
  agency: 'london-housing',
  due: london('2026-11-30 17:00'),
}
const expiry = { pathway: 'p7', until: london('2026-12-05 00:00') }

function withBrought(story: Story): Story {
  story.reference = { ...story.reference, brought: { actions: [action], expiries: [expiry] } }
  return story
}

describe('what comes onto the agenda by itself', () => {
  it('comes when the list closes', () => {
    const { actions, expiries } = listClosed(withBrought(withItems())).state
    expect(actions).toEqual([action])
    expect(expiries).toEqual([expiry])
  })

  it('comes again when the agenda goes out and when the session is opened: a meeting in between may have agreed it', () => {
    const out = withBrought(listClosed()).and(step('circulate'))
    expect(out.state.actions).toEqual([action])
    expect(out.state.expiries).toEqual([expiry])
    const begun = withBrought(circulated()).and(
      step('open-session', {}, { at: '2026-12-02 10:00' }),
    )
    expect(begun.state.actions).toEqual([action])
    expect(begun.state.expiries).toEqual([expiry])
  })

  it('is there once, even if it was already carried here', () => {
    const story = withBrought(withItems())
    story.and({ name: 'bring-action', body: { ...action, due: 1 }, by: people.system })
    story.and({ name: 'bring-expiry', body: expiry, by: people.system })
    const { actions, expiries } = listClosed(story).state
    expect(actions).toEqual([{ ...action, due: 1 }])
    expect(expiries).toEqual([expiry])
  })

  it('is not for an emergency meeting, which hears only its items', () => {
    const story = withBrought(planned({ emergency: true, at: '2026-11-16T16:00:00Z' }))
    expect(story.until('2026-11-16 12:00').state).toMatchObject({
      stage: 'listClosed',
      actions: [],
      expiries: [],
    })
  })

  it('is due by the end of the meeting, or ends before the next of its rhythm', () => {
    const { meeting } = planned().state
    if (!meeting) throw new Error('the meeting was planned')
    const { at, capacity, minutesPerItem } = meeting
    expect(carryOverLimits(meeting, referenceOf('london'))).toEqual({
      form: 'stalkingPanel',
      at,
      endsAt: at + capacity * minutesPerItem * 60_000,
      nextAt: london('2026-12-09 10:00'),
    })
  })

  it.each([
    [['2026-12-02', '2027-01-13'], '2027-01-13 23:59'],
    [['2026-12-02'], '2026-12-30 10:00'],
  ])('of the dates %p looks ahead to %s', (dates, until) => {
    const { meeting } = planned().state
    if (!meeting) throw new Error('the meeting was planned')
    const rhythm = { ...forms.stalkingPanel.rules.rhythm, when: { dates } }
    const policy = { ...defaultPolicies.london, meetings: { stalkingPanel: { rhythm } } }
    const reference = { ...referenceOf('london'), policy }
    expect(carryOverLimits(meeting, reference).nextAt).toBe(london(until))
  })
})
