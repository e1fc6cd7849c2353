import {
  accepts,
  circulated,
  comes,
  decided,
  listClosed,
  lists,
  opened,
  planned,
  quorate,
  seats,
  withItems,
  withoutReferrer,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { council, health, housing, met, people } from '../../pathway/world.ts'
import { expect } from '@jest/globals'
import { here } from '../usual.ts'
import { mustAccept } from '../../../../../domain/conference/readable.ts'
import { owedOf } from '../../../../../domain/obligations/owing.ts'
import { step } from '../story.ts'

/** Of the agency of the chair and the police lead, and neither. */
const colleague = { ...people.police, roles: ['agencyWorker'] } as const
const clinician = { agency: health, role: 'forensicClinician' }

export const sessionCases = {
  'open-session': {
    accepts: {
      'nobody is called to it any more': () =>
        circulated()
          .when('open-session', {}, { at: '2026-12-02 09:55' })
          .standsAt('inSession')
          .toOwe({ to: 'chair', what: 'holdMeeting', by: '2026-12-02 17:00' }),
      'how much of an agenda that is too full they hear is then for those at the table': () => {
        const over = circulated(withItems(15))
          .and(lists('p16', { emergency: true }))
          .toOwe({ to: 'chair', what: 'fitAgenda' })
        const story = over.when('open-session', {}, { at: '2026-12-02 10:00' })
        expect(owedOf(story.state, 'fitAgenda')).toEqual([])
        expect(owedOf(story.and(step('withdraw-item')).state, 'fitAgenda')).toEqual([])
        return story
      },
    },
    refuses: {
      'meeting-stage': () => listClosed().when('open-session'),
      'not-that-day-yet': () => circulated().when('open-session', {}, { at: '2026-12-01 10:00' }),
    },
  },
  'record-attendance': {
    accepts: {
      'apologies before the meeting, by the agency itself': () =>
        circulated()
          .when('record-attendance', { ...clinician, how: 'apologies' }, { by: people.clinician })
          .gives('obligation-settled', 'attendance-recorded'),
      'by the holder of the seat': () =>
        opened().when('record-attendance', {}, { by: people.police }).gives('attendance-recorded'),
      'present from the beginning': () => {
        const story = opened().when('record-attendance').gives('attendance-recorded')
        expect(story.state.seats[`${met}/policeLead`]).toEqual({ how: 'present' })
        return story
      },
      'somebody came late': () => {
        const story = opened()
          .until('2026-12-02 10:20')
          .when('record-attendance', { at: '2026-12-02T10:15:00Z' })
        expect(story.state.seats[`${met}/policeLead`]).toEqual({ how: 'present', late: true })
        return story
      },
      'somebody left and is back: from now on, and not from the beginning': () => {
        const seat = { agency: housing, role: 'agencyWorker' }
        const story = quorate()
          .and(step('record-attendance', { ...seat, how: 'left' }))
          .until('2026-12-02 10:50')
          .when('record-attendance', { ...seat, how: 'present' })
        expect(story.last.ok && story.last.events).toEqual([
          { type: 'attendance-recorded', data: { ...seat, how: 'present', at: story.now } },
        ])
        return story
      },
      'with the last of them there is a quorum': () =>
        opened()
          .and(...seats.slice(0, 4).map(comes))
          .when('record-attendance', { ...seats[4] })
          .gives('attendance-recorded', 'quorum-reached'),
      'who leaves may take the quorum along: it is adjourned by that': () =>
        quorate()
          .when('record-attendance', { ...clinician, how: 'left' })
          .gives(
            'attendance-recorded',
            'quorum-lost',
            'attendance-recorded', // nothing was recorded for the coordinator’s seat: absent
            'obligation-settled',
            ...Array.from({ length: 4 }, () => 'obligation-settled' as const),
            'session-adjourned',
            'obligation-opened',
            'obligation-opened',
          )
          .standsAt('adjourned')
          .hasItem('i1', 'listed')
          .toOwe({ to: 'chair', what: 'reconvene', by: '2026-12-16 17:00' })
          .toOwe({ to: 'coordinator', what: 'draftMinutes', by: '2026-12-07 17:00' }),
      'once all is heard people may go: nothing is adjourned by that, and the session is closed':
        () =>
          decided()
            .and(step('record-attendance', { ...clinician, how: 'left' }))
            .standsAt('inSession')
            .when('close-session')
            .standsAt('minutes'),
      'an action is still to be reviewed, and it is adjourned': () =>
        decided(withItems().and(step('bring-action')))
          .when('record-attendance', { ...clinician, how: 'left' })
          .standsAt('adjourned'),
      'who leaves may be nobody’s quorum': () =>
        quorate()
          .when('record-attendance', { agency: housing, role: 'agencyWorker', how: 'left' })
          .standsAt('inSession'),
    },
    refuses: {
      'not-invited': () =>
        opened().when('record-attendance', { agency: council, role: 'agencyWorker' }),
      'not-yours': () => {
        opened()
          .when('record-attendance', {}, { by: people.clinician })
          .refuses('not-yours', 'agency')
        return opened().when('record-attendance', {}, { by: colleague })
      },
      'not-present': () => opened().when('record-attendance', { how: 'left' }),
      'time-outside': () => opened().when('record-attendance', { at: '2026-12-02T11:00:00Z' }),
      'meeting-stage': () => circulated().when('record-attendance'),
    },
  },
  'accept-confidentiality': {
    accepts: {
      'by each for themselves, and so for the papers': () => {
        const story = opened()
          .and(comes(seats[3]))
          .when('accept-confidentiality', { ...clinician }, { by: people.clinician })
          .gives('confidentiality-accepted', 'papers-accepted')
        expect(mustAccept(story.state, people.clinician)).toBe(false)
        return story
      },
      'on paper, by the coordinator': () =>
        opened().and(comes(seats[1])).when('accept-confidentiality'),
    },
    refuses: {
      ...refusedFrom('accept-confidentiality', {
        'not-present': opened,
        'already-accepted': () => opened().and(comes(seats[1]), accepts(seats[1])),
        'meeting-stage': circulated,
      }),
      'not-yours': () => {
        const story = opened().and(comes(seats[1]))
        story
          .when('accept-confidentiality', {}, { by: people.clinician })
          .refuses('not-yours', 'agency')
        return story.when('accept-confidentiality', {}, { by: colleague })
      },
      'not-invited': () => opened().when('accept-confidentiality', {}, { by: people.council }),
    },
  },
  'accept-for-papers': {
    accepts: {
      'by whoever is invited, before there are papers': () => {
        const story = planned().when('accept-for-papers').gives('papers-accepted')
        expect(mustAccept(story.state, people.clinician)).toBe(false)
        expect(mustAccept(story.state, people.police)).toBe(true)
        return story
      },
      'not by those who give them out': () => {
        const story = circulated().when('accept-for-papers')
        for (const one of [people.coordinator, people.chair, people.supervisor])
          expect(mustAccept(story.state, one)).toBe(false)
        return story
      },
    },
    refuses: {
      'already-accepted': () =>
        circulated().and(step('accept-for-papers')).when('accept-for-papers'),
      'not-invited': () => circulated().when('accept-for-papers', {}, { by: people.council }),
      'meeting-stage': () => planned().and(step('cancel-conference')).when('accept-for-papers'),
    },
  },
  adjourn: {
    accepts: {
      'there never was a quorum: what is undecided waits to be reconvened': () =>
        opened()
          .when('adjourn')
          .standsAt('adjourned')
          .hasItem('i1', 'listed')
          .owesOnly('reconvene', 'draftMinutes'),
      'of whom nothing was said, they were absent': () => {
        const story = opened().and(comes(seats[0])).when('adjourn')
        expect(story.state.seats[`${met}/policeLead`]).toEqual({ how: 'absent' })
        expect(story.state.seats[`${met}/chair`]).toEqual({ how: 'present' })
        return story
      },
      'with all heard there is nothing to reconvene for': () =>
        decided().when('adjourn').standsAt('adjourned').owesOnly('draftMinutes'),
    },
    refuses: refusedFrom('adjourn', { 'meeting-stage': circulated }),
  },
  'close-session': {
    accepts: {
      'its minutes are owed in three working days': () =>
        decided()
          .when('close-session')
          .standsAt('minutes')
          .owesOnly('draftMinutes')
          .toOwe({ to: 'coordinator', what: 'draftMinutes', by: '2026-12-07 17:00' }),
      'of whom nothing was said, they were absent': () => {
        const story = decided().when('close-session')
        expect(story.state.seats['suzy-lamplugh-trust/coordinator']).toEqual({ how: 'absent' })
        return story
      },
      'an item whose referrer neither came nor briefed is deferred by that': () =>
        withoutReferrer()
          .when('close-session')
          .standsAt('minutes')
          .hasItem('i1', 'deferred')
          .sends(['p1', 'conference-deferred', { conference: here }]),
    },
    refuses: refusedFrom('close-session', {
      'items-undecided': () => withoutReferrer(withItems(1, { risk: 'high' })),
      'actions-unreviewed': () => decided(withItems().and(step('bring-action'))),
      'meeting-stage': circulated,
    }),
  },
} as const satisfies Cases
