import {
  conferredAgain,
  emergency,
  inClosure,
  inConference,
  inResearch,
  inReview,
  inTriage,
  reviewedBesideSessions,
  sessionsPlanned,
  withMeetings,
} from '../beginnings.ts'
import type { Cases } from './cases.ts'
import { interveneAfterDeath } from './custody.ts'
import { housing } from '../world.ts'
import { step } from '../story.ts'

const action = { agency: 'london-housing', role: 'agencyWorker', what: 'w-what' }

export const conferenceCases = {
  'record-conference': {
    accepts: {
      'intervene leads to suitability': () =>
        inConference()
          .when('record-conference')
          .gives(
            'obligation-settled',
            'conference-recorded',
            'obligation-opened',
            'stage-entered',
            'obligation-opened',
          )
          .standsAt('suitability')
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-03 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-11-16 17:00' }),
      'intervene leads back to the sessions that are still planned': () =>
        conferredAgain()
          .when('record-conference')
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
      'where no meetings are kept here, nothing is asked of why': () =>
        inConference()
          .when('record-conference', { whyNotMeeting: undefined, heard: undefined })
          .standsAt('suitability'),
      'actions are owed by the end of their day': () =>
        inConference()
          .when('record-conference', { actions: [{ ...action, dueOn: '2026-11-13' }] })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-13 17:00' })
          .tells('agencyWorker', 'action', 'asked', false),
      'an action without a date is owed before the next meeting': () =>
        withMeetings(inConference())
          .when('record-conference', { actions: [action] })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-10 17:00' }),
      'or within the days of the policy, if no meeting is known': () =>
        inConference()
          .when('record-conference', { actions: [action] })
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-09 17:00' }),
      'advice only owes the advice': () =>
        inConference()
          .when('record-conference', { decision: 'adviceOnly' })
          .standsAt('conference')
          .owesOnly('victimContact', 'advice'),
      'advice only, decided again at an emergency, is owed once': () =>
        inConference()
          .and(
            step('record-conference', { decision: 'adviceOnly' }),
            step('record-victim-contact'),
            step('report-incident'),
          )
          .when('record-conference', { decision: 'adviceOnly' })
          .owesOnly('advice', 'respondToRisk', 'respondToRisk', 'reassess'),
      'defer lists it again': () =>
        inConference()
          .when('record-conference', { decision: 'defer' })
          .standsAt('conference')
          .toOwe({ to: 'chair', what: 'conference', by: '2026-11-09 17:00' }),
      'close leads to closure': () =>
        inConference()
          .when('record-conference', { decision: 'close' })
          .standsAt('closure')
          .owesOnly('victimContact', 'proposeClosure'),
      'no action leads to closure': () =>
        inConference()
          .when('record-conference', { decision: 'noAction' })
          .standsAt('closure')
          .owesOnly('victimContact', 'proposeClosure'),
      'refer on owes the acknowledgement, and then closure': () =>
        inConference()
          .when('record-conference', {
            decision: 'referOn',
            referTo: 'marac',
            receiverName: 'w-who',
          })
          .standsAt('conference')
          .toOwe({ to: 'coordinator', what: 'receiverAcknowledges' })
          .and(step('acknowledge-referral-on'))
          .standsAt('closure'),
      'refer on at another stage, in place of the advice that was owed': () =>
        inConference()
          .and(step('record-conference', { decision: 'adviceOnly' }), step('report-incident'))
          .when('record-conference', { decision: 'referOn', referTo: 'mappa', receiver: housing })
          .standsAt('conference')
          .toOwe({ to: 'agencyWorker', what: 'receiverAcknowledges', agency: housing })
          .owesOnly(
            'victimContact',
            'respondToRisk',
            'respondToRisk',
            'reassess',
            'receiverAcknowledges',
          ),
      'an emergency one decides at any stage, and the flag comes down': () =>
        emergency(inResearch)
          .standsAt('research', { flags: ['emergency'] })
          .when('record-conference', { risk: 'high' })
          .standsAt('suitability', { risk: 'high', flags: [] }),
      'an emergency one that defers is owed again the next working day': () =>
        emergency(inResearch)
          .when('record-conference', { decision: 'defer' }, { at: '2026-11-06 10:00' })
          .standsAt('research', { flags: ['emergency'] })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-09 17:00' }),
      'an emergency one during sessions lets them continue': () =>
        emergency(sessionsPlanned)
          .when('record-conference')
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-06 17:00' }),
      'an emergency one gives advice at another stage': () =>
        emergency(inReview)
          .when('record-conference', { decision: 'adviceOnly' })
          .standsAt('conference')
          .toOwe({ to: 'coordinator', what: 'advice' }),
      'an emergency one refers on at another stage': () =>
        emergency(inReview)
          .when('record-conference', { decision: 'referOn', referTo: 'mappa' })
          .standsAt('conference')
          .toOwe({ to: 'coordinator', what: 'receiverAcknowledges' }),
      'an emergency one leads back to the sessions that are still planned': () =>
        emergency(reviewedBesideSessions).when('record-conference').standsAt('sessions'),
      'an emergency one at closure takes it up again': () =>
        emergency(inClosure).when('record-conference').standsAt('suitability'),
      'a referral that was out with its referrer is out no more': () =>
        inTriage()
          .and(step('report-incident'))
          .when('record-conference')
          .standsAt('suitability', { flags: [] }),
    },
    refuses: {
      'person-died': interveneAfterDeath,
      'wrong-stage': () => inResearch().when('record-conference'),
      'why-missing': () =>
        withMeetings(inConference())
          .when('record-conference', { whyNotMeeting: undefined })
          .refuses('why-missing', 'whyNotMeeting'),
      'heard-missing': () =>
        withMeetings(inConference())
          .when('record-conference', { heard: [] })
          .refuses('heard-missing', 'heard'),
      'receiver-missing': () => inConference().when('record-conference', { decision: 'referOn' }),
      'not-in-core-set': () =>
        inConference().when('record-conference', {
          actions: [{ ...action, agency: 'cheshire-council', dueOn: '2026-11-13' }],
        }),
      'not-later': () =>
        inConference().when('record-conference', {
          actions: [{ ...action, dueOn: '2026-11-01' }],
        }),
      'outside-calendar': () =>
        inConference().when('record-conference', {
          actions: [{ ...action, dueOn: '2040-12-31' }],
        }),
    },
  },
} as const satisfies Cases
