import { expect } from '@jest/globals'
import { here, next } from '../usual.ts'
import {
  accepts,
  circulated,
  comes,
  decided,
  opened,
  presented,
  quorate,
  seats,
  withItems,
  withoutReferrer,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { council, housing, london, met, people, probation } from '../../pathway/world.ts'
import { forms } from '../../../../../domain/conference/forms.ts'
import { step } from '../story.ts'
import { under } from './rhythm.ts'

const action = { agency: housing, role: 'agencyWorker', what: 'w-what', dueOn: '2026-12-11' }
/** At a site where four of the five roles are a quorum, whichever they are. */
const withFewer = () =>
  under(withItems(), { quorum: { ...forms.stalkingPanel.rules.quorum, atLeast: 4 } }).and(
    step('follow-policy'),
  )
const inConflict = (who: object) => step('declare-conflict', { ...who }, { by: people.chair })

export const decisionCases = {
  'present-item': {
    accepts: {
      'its time begins': () =>
        quorate()
          .when('present-item')
          .gives('item-presented')
          .hasItem('i1', 'listed', {
            presented: { agency: housing, role: 'agencyWorker', briefed: false },
          }),
    },
    refuses: {
      ...refusedFrom('present-item', {
        'not-present': withoutReferrer,
        'in-conflict': () =>
          quorate().and(inConflict({ agency: housing, role: 'agencyWorker', item: 'i1' })),
        represented: () =>
          quorate(withItems(1, { represented: [{ agency: housing, person: 'u-other' }] })),
        inquorate: () => opened().and(comes(seats[5]), accepts(seats[5])),
        'confidentiality-open': () => opened().and(...seats.map(comes), accepts(seats[5])),
        'item-settled': decided,
        'meeting-stage': circulated,
      }),
      'not-listed': () => quorate().when('present-item', { item: 'i9' }),
    },
  },
  'override-no-show': {
    accepts: {
      'an item of high risk is heard all the same': () =>
        withoutReferrer(withItems(1, { risk: 'high' }))
          .and(step('override-no-show'), step('present-item', { agency: met, role: 'policeLead' }))
          .when('decide-item', { risk: 'high' })
          .hasItem('i1', 'decided'),
    },
    refuses: {
      ...refusedFrom('override-no-show', {
        'not-high-risk': withoutReferrer,
        'referrer-was-heard': () => quorate(withItems(1, { risk: 'high' })),
        'item-settled': decided,
        'meeting-stage': circulated,
      }),
      'not-listed': () => withoutReferrer().when('override-no-show', { item: 'i9' }),
    },
  },
  'decide-item': {
    accepts: {
      'its pathway hears, with dissent and actions': () =>
        presented()
          .when('decide-item', {
            dissent: [{ agency: probation, view: 'w-view' }],
            actions: [action],
          })
          .hasItem('i1', 'decided', { decision: 'intervene' })
          .sends([
            'p1',
            'conference-decided',
            {
              conference: here,
              item: 'i1',
              decision: 'intervene',
              risk: 'medium',
              rationale: 'w-rationale',
              dissent: [{ agency: probation, view: 'w-view' }],
              actions: [
                {
                  agency: housing,
                  role: 'agencyWorker',
                  what: 'w-what',
                  due: london('2026-12-11 17:00'),
                },
              ],
            },
          ]),
      'an action of which nobody says when is due before the next meeting of the rhythm': () => {
        const story = presented().when('decide-item', {
          actions: [{ ...action, dueOn: undefined }],
        })
        const told = story.messages.findLast(({ name }) => name === 'conference-decided')
        expect(told?.body).toMatchObject({ actions: [{ due: london('2026-12-08 17:00') }] })
        return story
      },
      'what was still asked about it ends': () =>
        presented().when('decide-item').owesOnly('holdMeeting'),
      'presented by somebody whom the referrer briefed': () =>
        withoutReferrer()
          .and(step('present-item', { agency: met, role: 'policeLead', briefed: true }))
          .when('decide-item')
          .hasItem('i1', 'decided'),
      'the referrer sent information instead': () =>
        withoutReferrer()
          .and(
            step('record-attendance', {
              agency: housing,
              role: 'agencyWorker',
              how: 'sentInformation',
            }),
            step('present-item', { agency: met, role: 'policeLead' }),
          )
          .when('decide-item')
          .hasItem('i1', 'decided'),
      'refer on: its pathway hears to whom': () =>
        presented()
          .when('decide-item', { decision: 'referOn', referTo: 'mappa', receiver: housing })
          .sends(['p1', 'conference-decided', { referTo: 'mappa', receiver: housing }]),
      'who receives it, said of another decision, is left out': () => {
        const story = presented().when('decide-item', { referTo: 'mappa' })
        expect(story.messages[0]?.body).not.toHaveProperty('referTo')
        return story
      },
      'to decide later': () =>
        withoutReferrer()
          .when('decide-item', { decision: 'defer', because: 'referrerAbsent', to: next })
          .gives(...Array.from({ length: 4 }, () => 'obligation-settled' as const), 'item-deferred')
          .sends(['p1', 'conference-deferred', { to: next }], [next, 'carry-item']),
    },
    refuses: {
      ...refusedFrom('decide-item', {
        inquorate: () =>
          presented().and(inConflict({ agency: probation, role: 'probation', item: 'i1' })),
        'confidentiality-open': () =>
          presented().and(step('invite-agency'), comes({ agency: council, role: 'agencyWorker' })),
        'not-presented': quorate,
        'referrer-not-heard': () =>
          withoutReferrer().and(step('present-item', { agency: met, role: 'policeLead' })),
        'item-settled': decided,
        'meeting-stage': circulated,
      }),
      'risk-missing': () => presented().when('decide-item', { risk: undefined }),
      'no-chair': () => {
        presented(withFewer())
          .and(inConflict({ agency: met, role: 'chair', item: 'i1' }))
          .when('decide-item')
          .refuses('no-chair', 'item')
        const absent = seats.slice(1)
        return opened(withFewer())
          .and(...absent.map(comes), ...absent.map(accepts), step('present-item'))
          .when('decide-item')
      },
      'no-emergency': () => presented().when('decide-item', { decision: 'noted' }),
      'receiver-missing': () => presented().when('decide-item', { decision: 'referOn' }),
      'not-present': () =>
        presented().when('decide-item', { dissent: [{ agency: council, view: 'w-view' }] }),
      'not-in-core-set': () =>
        presented().when('decide-item', {
          actions: [{ ...action, agency: 'cheshire-council' }],
        }),
      'not-later': () =>
        presented().when('decide-item', { actions: [{ ...action, dueOn: '2026-12-01' }] }),
      'not-listed': () => presented().when('decide-item', { item: 'i9' }),
      'same-meeting': () => presented().when('decide-item', { decision: 'defer', to: here }),
    },
  },
  'review-action': {
    accepts: {
      'done: its pathway hears': () =>
        quorate(withItems().and(step('bring-action')))
          .when('review-action')
          .sends(['p9', 'action-reviewed', { action: 'a1', outcome: 'done' }]),
      'carried: it comes to the next meeting': () =>
        quorate(withItems().and(step('bring-action')))
          .when('review-action', { outcome: 'carried', to: next })
          .sends(
            ['p9', 'action-reviewed', { outcome: 'carried' }],
            [next, 'bring-action', { pathway: 'p9', action: 'a1', agency: housing }],
          ),
    },
    refuses: {
      ...refusedFrom('review-action', {
        'not-brought': quorate,
        'already-reviewed': () =>
          quorate(withItems().and(step('bring-action'))).and(step('review-action')),
        'meeting-stage': circulated,
      }),
      'same-meeting': () =>
        quorate(withItems().and(step('bring-action'))).when('review-action', {
          outcome: 'carried',
          to: here,
        }),
    },
  },
} as const satisfies Cases
