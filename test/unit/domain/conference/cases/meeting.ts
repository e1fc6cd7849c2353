import { before, here, next, system } from '../usual.ts'
import { circulated, closed, listClosed, planned, quorate, withItems } from '../beginnings.ts'
import type { Cases } from './cases.ts'
import { expect } from '@jest/globals'
import { given, step } from '../story.ts'
import { leftAlone, tooLateForRhythm } from './rhythm.ts'
import { health, london, met, utc } from '../../pathway/world.ts'

export const meetingCases = {
  'plan-conference': {
    accepts: {
      'by a person, who tells the invited': () =>
        given()
          .when('plan-conference')
          .gives('conference-planned')
          .standsAt('planned')
          .owesOnly()
          .tells('forensicClinician', 'meeting', 'planned', false)
          .sends(),
      'by the rhythm, and the invited are told with their next morning': () =>
        given()
          .when('plan-conference', { slot: '2026-12-02' }, { by: system })
          .standsAt('planned')
          .tells('forensicClinician', 'meeting', 'planned', false),
      'an emergency one calls everybody at once, and its list closes within the hour': () =>
        given()
          .when(
            'plan-conference',
            { emergency: true, at: '2026-11-16T16:00:00Z' },
            { at: '2026-11-16 11:00' },
          )
          .toOwe({ to: 'probation', what: 'attendUrgent', by: '2026-11-16 16:00' })
          .tells('chair', 'attendUrgent', 'asked', true)
          .until('2026-11-16 11:59')
          .standsAt('planned')
          .until('2026-11-16 12:00')
          .standsAt('listClosed'),
      'an emergency one that pathways ask for, once however many ask': () => {
        const today = { emergency: true, at: '2026-11-16T16:00:00Z', reason: undefined }
        return given()
          .and(step('plan-conference', today, { by: system }))
          .when('plan-conference', today, { by: system })
          .gives()
          .toOwe({ to: 'probation', what: 'attendUrgent', by: '2026-11-16 16:00' })
      },
      'one at short notice closes its list within the hour too': () =>
        given()
          .when('plan-conference', { at: '2026-11-18T10:00:00Z' })
          .until('2026-11-16 11:01')
          .standsAt('listClosed'),
      'one that reconvenes another tells it so': () =>
        given()
          .when('plan-conference', { reconvenes: before })
          .sends([before, 'reconvened', { conference: here, at: london('2026-12-02 10:00') }]),
      'its list closes, its returns are due, and its agenda goes out, in that order': () => {
        const story = planned()
        const { listClosesAt, returnsDueAt } = story.state.meeting!
        expect(utc(listClosesAt)).toBe('2026-11-25T17:00')
        expect(utc(returnsDueAt)).toBe('2026-11-30T17:00')
        return story
          .until('2026-11-25 17:00')
          .standsAt('listClosed')
          .toOwe({ to: 'coordinator', what: 'circulateAgenda', by: '2026-12-01 17:00' })
          .toOwe({ to: 'chair', what: 'holdMeeting', by: '2026-12-02 17:00' })
          .toOwe({ to: 'policeLead', what: 'attend', by: '2026-12-02 10:00' })
      },
      'a MARAC closes its list eight working days beforehand': () => {
        const story = planned({ form: 'marac', at: '2026-12-17T09:30:00Z' })
        expect(utc(story.state.meeting!.listClosesAt)).toBe('2026-12-07T17:00')
        expect(utc(story.state.meeting!.returnsDueAt)).toBe('2026-12-14T17:00')
        return story
      },
    },
    refuses: {
      'already-planned': () => planned().when('plan-conference'),
      'not-later': () => given().when('plan-conference', { at: '2026-11-01T10:00:00Z' }),
      'same-meeting': () => given().when('plan-conference', { reconvenes: here }),
      'reason-needed': () => given().when('plan-conference', { reason: undefined }),
      'outside-calendar': () =>
        given().when(
          'plan-conference',
          { at: '2041-01-02T10:00:00Z', slot: '2041-01-02' },
          { by: system },
        ),
    },
  },
  'move-conference': {
    accepts: {
      'those invited and the pathways on its list are told': () =>
        withItems(2)
          .when('move-conference')
          .gives('conference-rescheduled')
          .tells('probation', 'meeting', 'moved-1')
          .sends(
            ['p1', 'conference-moved', { conference: here, at: london('2026-12-03 14:00') }],
            ['p2', 'conference-moved'],
          ),
      'what is owed moves with it': () =>
        circulated()
          .when('move-conference')
          .toOwe({ to: 'probation', what: 'attend', by: '2026-12-03 14:00' })
          .toOwe({ to: 'chair', what: 'holdMeeting', by: '2026-12-03 17:00' }),
      'apologies were for the old time: those who sent them are asked again': () => {
        const seat = { agency: health, role: 'forensicClinician' }
        const story = circulated()
          .and(step('record-attendance', { ...seat, how: 'apologies' }))
          .when('move-conference')
          .toOwe({ to: 'forensicClinician', what: 'attend', by: '2026-12-03 14:00' })
        expect(story.state.seats[`${health}/forensicClinician`]).toEqual({})
        return story
      },
      'the returns have their full time again': () =>
        listClosed()
          .when('move-conference', { at: '2026-12-09T10:00:00Z' })
          .tells('forensicClinician', 'meetingReturn', 'moved')
          .toOwe({ to: 'coordinator', what: 'circulateAgenda' }),
      'a list that is closed stays closed': () =>
        listClosed().when('move-conference', { at: '2026-12-16T10:00:00Z' }).standsAt('listClosed'),
      'at the same time at another place: those invited are told, and the pathways need not be':
        () => {
          const story = withItems()
            .when('move-conference', { at: '2026-12-02T10:00:00Z', place: 'w-elsewhere' })
            .tells('probation', 'meeting', 'moved-1')
            .sends()
          expect(story.state).toMatchObject({ sequence: 1, meeting: { place: 'w-elsewhere' } })
          return story
        },
      'by the rhythm without a reason': () =>
        planned().when('move-conference', { reason: undefined }, { by: system }),
      'by the rhythm to where it already is, and nothing happens': () =>
        planned()
          .when(
            'move-conference',
            { at: '2026-12-02T10:00:00Z', reason: undefined },
            { by: system },
          )
          .gives(),
    },
    refuses: {
      'reason-needed': () => planned().when('move-conference', { reason: undefined }),
      'moved-by-hand': () => leftAlone('move-conference'),
      'not-later': () => planned().when('move-conference', { at: '2026-11-01T10:00:00Z' }),
      'meeting-stage': () => {
        quorate().when('move-conference').refuses('meeting-stage')
        return tooLateForRhythm('move-conference')
      },
      'outside-calendar': () => planned().when('move-conference', { at: '2041-01-10T10:00:00Z' }),
    },
  },
  'cancel-conference': {
    accepts: {
      'its items go to the meeting that is named': () =>
        withItems(2)
          .when('cancel-conference', { to: next })
          .gives('item-moved', 'item-moved', 'conference-cancelled')
          .hasItem('i1', 'moved', { to: next })
          .sends(
            [next, 'carry-item', { pathway: 'p1', carried: false }],
            [next, 'carry-item', { pathway: 'p2', from: { conference: here, item: 'i2' } }],
          )
          .standsAt('cancelled')
          .owesOnly(),
      'if none is named, they go back to their pathways': () =>
        listClosed()
          .when('cancel-conference')
          .hasItem('i1', 'moved')
          .sends(['p1', 'conference-returned', { conference: here }])
          .tells('policeLead', 'meeting', 'cancelled')
          .owesOnly(),
    },
    refuses: {
      'reason-needed': () => planned().when('cancel-conference', { reason: undefined }),
      'moved-by-hand': () => leftAlone('cancel-conference'),
      'same-meeting': () => planned().when('cancel-conference', { to: here }),
      'meeting-stage': () => {
        closed().when('cancel-conference').refuses('meeting-stage')
        return tooLateForRhythm('cancel-conference')
      },
    },
  },
  'invite-agency': {
    accepts: {
      'before the list closes they are asked with the others': () =>
        planned()
          .when('invite-agency')
          .gives('agency-invited')
          .tells('agencyWorker', 'meeting', 'invited', false)
          .owesOnly()
          .until('2026-11-25 17:00')
          .toOwe({ to: 'agencyWorker', what: 'attend', agency: 'london-council' }),
      'later they are asked at once': () =>
        circulated()
          .when('invite-agency')
          .gives('agency-invited', 'obligation-opened')
          .toOwe({ to: 'agencyWorker', what: 'attend', agency: 'london-council' }),
      'during the session they only get a seat': () => {
        const story = quorate().when('invite-agency').gives('agency-invited')
        expect(story.notices).toEqual([])
        return story
      },
    },
    refuses: {
      'already-invited': () => planned().when('invite-agency', { agency: met, role: 'policeLead' }),
      'not-in-core-set': () => planned().when('invite-agency', { agency: 'cheshire-council' }),
      'meeting-stage': () => closed().when('invite-agency'),
    },
  },
} as const satisfies Cases
