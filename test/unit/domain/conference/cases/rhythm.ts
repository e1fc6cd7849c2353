import { circulated, listClosed, planned, withItems } from '../beginnings.ts'
import type { Cases } from './cases.ts'
import { expect } from '@jest/globals'
import { forms } from '../../../../../domain/conference/forms.ts'
import { london, utc } from '../../pathway/world.ts'
import type { MeetingRules } from '../../../../../domain/policy/meetings.ts'
import { step, type Story } from '../story.ts'
import { system } from '../usual.ts'

const { rules } = forms.stalkingPanel

/** The site has a second version of its policy, by which its panel differs so. */
export function under(story: Story, changes: Partial<MeetingRules>): Story {
  const { policy } = story.reference
  story.reference = {
    ...story.reference,
    newer: { 2: { ...policy, meetings: { stalkingPanel: changes } } },
  }
  return story
}

const eight = { capacity: { ...rules.capacity, items: 8 } }
const movedByHand = () => under(planned(), eight).when('move-conference')

export const rhythmCases = {
  'follow-policy': {
    accepts: {
      'its numbers are the newer ones, and nobody is told that nothing moved': () => {
        const story = under(withItems(9), { ...eight, perItem: { ...rules.perItem, minutes: 20 } })
        story.when('follow-policy').gives('policy-followed', 'obligation-opened').sends()
        expect(story.notices.map(({ what }) => what)).not.toContain('meeting')
        expect(story.state.meeting).toMatchObject({
          policyVersion: 2,
          capacity: 8,
          minutesPerItem: 20,
          at: london('2026-12-02 10:00'),
        })
        return story.owesOnly('fitAgenda')
      },
      'its list closes when the newer policy says, and the dates of its returns follow': () => {
        const story = under(planned(), { listCloses: { ...rules.listCloses, workingDays: 2 } })
        story.when('follow-policy').gives('policy-followed', 'conference-rescheduled').sends()
        expect(story.notices).toEqual([])
        expect(utc(story.state.meeting!.listClosesAt)).toBe('2026-11-30T17:00')
        return story.until('2026-11-29 12:00').standsAt('planned')
      },
      'at another time, those invited and the pathways on its list are told': () =>
        under(withItems(), eight)
          .when('follow-policy', { at: '2026-12-03T14:00:00Z' })
          .gives('policy-followed', 'conference-rescheduled')
          .tells('probation', 'meeting', 'moved-1')
          .sends(['p1', 'conference-moved', { at: london('2026-12-03 14:00') }]),
      'those the newer quorum asks for are invited and, if the list is closed, asked to attend':
        () => {
          const quorum = { ...rules.quorum, roles: ['chair', 'dataProtectionOfficer'] } as const
          const story = under(listClosed(), { quorum }).when('follow-policy')
          expect(story.state.meeting?.quorum).toEqual(quorum)
          return story
            .gives('policy-followed', 'agency-invited', 'obligation-opened')
            .toOwe({ to: 'dataProtectionOfficer', what: 'attend', by: '2026-12-02 10:00' })
        },
      'what the chair extended stays extended': () => {
        const story = planned().and(step('extend-conference'))
        under(story, eight).when('follow-policy')
        expect(story.state.meeting?.capacity).toBe(20)
        return story
      },
      'the newer policy also says where it meets, and those invited are told': () => {
        const story = under(withItems(), eight).when('follow-policy', { place: 'w-place' })
        story.tells('probation', 'meeting', 'moved-1').sends()
        expect(story.state).toMatchObject({ sequence: 1, meeting: { place: 'w-place' } })
        return story
      },
      'if it meets at the same place, nobody is told': () =>
        under(planned({ place: 'w-place' }), eight)
          .when('follow-policy', { place: 'w-place' })
          .gives('policy-followed'),
      'what waits behind it in the same turn is judged by the newer policy': () =>
        under(withItems(8), eight)
          .when('follow-policy')
          .when('list-item', { pathway: 'p9' })
          .toOwe({ to: 'chair', what: 'fitAgenda' }),
    },
    refuses: {
      'policy-not-newer': () => under(planned(), eight).when('follow-policy', { version: 1 }),
      'no-such-policy': () => planned().when('follow-policy', { version: 3 }),
      'not-later': () =>
        under(planned(), eight).when('follow-policy', { at: '2026-11-01T10:00:00Z' }),
      'moved-by-hand': () => movedByHand().when('follow-policy'),
      'meeting-stage': () => {
        under(circulated(), eight).when('follow-policy').refuses('meeting-stage')
        return under(listClosed().until('2026-12-02 10:00'), eight).when('follow-policy', {
          at: '2026-12-09T10:00:00Z',
        })
      },
      'outside-calendar': () =>
        under(planned(), eight).when('follow-policy', { at: '2041-01-10T10:00:00Z' }),
    },
  },
} as const satisfies Cases

/** What the rhythm asks of a meeting that a person moved is refused, whatever it is. */
export const leftAlone = (name: 'move-conference' | 'cancel-conference'): Story =>
  movedByHand().when(name, { reason: undefined }, { by: system })

/** The rhythm neither moves nor cancels a meeting whose agenda is out, nor one whose time has come. */
export function tooLateForRhythm(name: 'move-conference' | 'cancel-conference'): Story {
  circulated().when(name, { reason: undefined }, { by: system }).refuses('meeting-stage')
  return listClosed().until('2026-12-02 10:00').when(name, { reason: undefined }, { by: system })
}
