import { cancelled, locked, minutesOut } from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { people } from '../../pathway/world.ts'
import { step } from '../story.ts'

/** It met on 2 December 2026 at ten; six years later its officer is asked. */
const sixYearsLater = '2032-12-02 10:00'
const asked = () => locked().until(sixYearsLater)
const proposal = step('decide-meeting-retention', { decision: 'erase', ground: 'unlawful' })
const proposed = () => locked().and(proposal)
const erased = () => proposed().and(step('confirm-meeting-erasure'))
const another = { by: { ...people.officer, id: 'another-officer' } }

export const retentionCases = {
  'decide-meeting-retention': {
    accepts: {
      'the officer is asked six years after the meeting, and again six years after it was kept':
        () => {
          locked().until('2032-12-02 09:59').owesOnly()
          return asked()
            .gives('obligation-opened')
            .standsAt('locked')
            .owesOnly('meetingRetention')
            .toOwe({
              to: 'dataProtectionOfficer',
              what: 'meetingRetention',
              by: '2032-12-30 23:59',
            })
            .when('decide-meeting-retention', {}, { at: '2032-12-06 12:00' })
            .gives('obligation-settled', 'meeting-retained')
            .owesOnly()
            .until('2038-12-06 11:59')
            .owesOnly()
            .until('2038-12-06 12:00')
            .owesOnly('meetingRetention')
        },
      'of one that was cancelled, too': () =>
        cancelled()
          .until(sixYearsLater)
          .owesOnly('meetingRetention')
          .when('decide-meeting-retention')
          .owesOnly(),
      'kept until a day of the officer’s own': () =>
        asked()
          .when('decide-meeting-retention', { until: '2035-03-01' })
          .until('2035-03-01 08:59')
          .owesOnly()
          .until('2035-03-01 09:00')
          .owesOnly('meetingRetention'),
      'erased is proposed, and owed by a second person': () =>
        asked()
          .when('decide-meeting-retention', { decision: 'erase' })
          .gives('obligation-settled', 'meeting-erasure-proposed', 'obligation-opened')
          .owesOnly('confirmMeetingErasure')
          .toOwe({ to: 'supervisor', what: 'confirmMeetingErasure', by: '2032-12-16 23:59' }),
    },
    refuses: {
      ...refusedFrom('decide-meeting-retention', {
        'meeting-stage': minutesOut,
        'already-erased': erased,
        'erasure-proposed': proposed,
      }),
      'kept-for-now': () => locked().when('decide-meeting-retention', { decision: 'erase' }),
      'date-not-needed': () =>
        asked().when('decide-meeting-retention', { decision: 'erase', until: '2034-01-01' }),
      'not-later': () => asked().when('decide-meeting-retention', { until: '2032-12-02' }),
    },
  },
  'confirm-meeting-erasure': {
    accepts: {
      'by the supervisor: it is over, and nothing is asked again': () =>
        asked()
          .and(step('decide-meeting-retention', { decision: 'erase' }))
          .when('confirm-meeting-erasure')
          .gives('obligation-settled', 'meeting-erased')
          .owesOnly()
          .until('2060-01-01 09:00')
          .owesOnly(),
      'by another officer': () =>
        proposed()
          .when('confirm-meeting-erasure', {}, another)
          .gives('obligation-settled', 'meeting-erased'),
    },
    refuses: {
      ...refusedFrom('confirm-meeting-erasure', {
        'meeting-stage': minutesOut,
        'no-erasure-proposed': locked,
        'already-erased': erased,
      }),
      'own-proposal': () => proposed().when('confirm-meeting-erasure', {}, { by: people.officer }),
    },
  },
  'withdraw-meeting-erasure': {
    accepts: {
      'by who proposed it: it is asked again what becomes of the record': () =>
        asked()
          .and(step('decide-meeting-retention', { decision: 'erase' }))
          .when('withdraw-meeting-erasure', {}, { by: people.officer })
          .gives('obligation-settled', 'meeting-erasure-withdrawn')
          .until('2032-12-02 10:10')
          .owesOnly('meetingRetention'),
    },
    refuses: refusedFrom('withdraw-meeting-erasure', {
      'meeting-stage': minutesOut,
      'no-erasure-proposed': locked,
      'already-erased': erased,
    }),
  },
} as const satisfies Cases
