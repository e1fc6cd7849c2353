import { emergency, inConference, inTriage, referred } from '../beginnings.ts'
import { given, step } from '../story.ts'
import { council, people } from '../world.ts'
import { type Cases } from './cases.ts'

const triaged = (outcome: string, more = {}) =>
  inTriage().and(step('decide-triage', { outcome, ...more }))

export const triageCases = {
  'decide-triage': {
    accepts: {
      'for a conference leads to research, and the core set is asked': () =>
        inTriage()
          .when('decide-triage')
          .gives('obligation-settled', 'triage-decided', 'risk-set', 'stage-entered')
          .standsAt('research', { risk: 'medium' })
          .owesOnly('victimContact', 'return', 'return', 'return', 'return'),
      'for an emergency leads straight to a conference the next working day': () =>
        inTriage()
          .when('decide-triage', { outcome: 'emergencyConference', risk: 'high' })
          .standsAt('conference', { risk: 'high', flags: ['emergency'] })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' })
          .tells('victimAdvocate', 'victimContactHigh', 'asked', true),
      'for an emergency keeps the one that is listed': () =>
        emergency(inTriage)
          .when('decide-triage', { outcome: 'emergencyConference', risk: 'high' })
          .owesOnly('respondToRisk', 'respondToRisk', 'emergencyConference', 'victimContactHigh'),
      'for advice only owes the advice': () =>
        inTriage()
          .when('decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
          .standsAt('triage', { risk: 'standard' })
          .toOwe({ to: 'coordinator', what: 'advice', by: '2026-11-09 17:00' }),
      'for another service owes an acknowledgement by the receiver': () =>
        inTriage()
          .when('decide-triage', { outcome: 'referOn', referTo: 'marac', receiver: council })
          .toOwe({ to: 'agencyWorker', what: 'receiverAcknowledges', agency: council })
          .standsAt('triage'),
      'for another service outside the site owes it of the coordinator': () =>
        inTriage()
          .when('decide-triage', { outcome: 'referOn', referTo: 'mappa' })
          .toOwe({ to: 'coordinator', what: 'receiverAcknowledges', by: '2026-11-09 17:00' }),
      'can reject, and that is the end': () =>
        inTriage()
          .when('decide-triage', { outcome: 'reject', risk: 'standard' })
          .standsAt('ended')
          .owesOnly(),
    },
    refuses: {
      'wrong-stage': () => referred().when('decide-triage'),
      'emergency-open': () => emergency(inTriage).when('decide-triage', { outcome: 'reject' }),
      'already-decided': () =>
        triaged('adviceOnly').when('decide-triage', { outcome: 'adviceOnly' }),
      'receiver-missing': () => inTriage().when('decide-triage', { outcome: 'referOn' }),
      'not-in-core-set': () =>
        inTriage().when('decide-triage', {
          outcome: 'referOn',
          referTo: 'marac',
          receiver: 'cheshire-council',
        }),
      'not-your-role': () => inTriage().when('decide-triage', {}, { by: people.clinician }),
    },
  },
  'record-advice': {
    accepts: {
      'leads to closure': () =>
        triaged('adviceOnly')
          .when('record-advice')
          .gives('obligation-settled', 'advice-recorded', 'stage-entered', 'obligation-opened')
          .standsAt('closure')
          .toOwe({ to: 'coordinator', what: 'proposeClosure' }),
      'also where the conference decided so': () =>
        inConference()
          .and(step('record-conference', { decision: 'adviceOnly' }))
          .when('record-advice')
          .standsAt('closure')
          .owesOnly('victimContact', 'proposeClosure'),
    },
    refuses: { 'nothing-owed': () => inTriage().when('record-advice') },
  },
  'acknowledge-referral-on': {
    accepts: {
      'by the receiver leads to closure': () =>
        triaged('referOn', { referTo: 'marac', receiver: council })
          .when('acknowledge-referral-on', {}, { by: people.council })
          .gives(
            'obligation-settled',
            'referral-on-acknowledged',
            'stage-entered',
            'obligation-opened',
          )
          .standsAt('closure'),
      'by the coordinator for it': () =>
        triaged('referOn', { referTo: 'safeguarding', receiver: council })
          .when('acknowledge-referral-on')
          .standsAt('closure'),
    },
    refuses: {
      'nothing-owed': () => inTriage().when('acknowledge-referral-on'),
      'not-yours': () =>
        triaged('referOn', { referTo: 'marac', receiver: council }).when(
          'acknowledge-referral-on',
          {},
          { by: people.housing },
        ),
    },
  },
  'record-victim-contact': {
    accepts: {
      'reached, and nothing more is owed of it': () =>
        referred()
          .when('record-victim-contact')
          .gives('contact-recorded', 'obligation-settled')
          .owesOnly('acknowledge'),
      'declined, likewise': () =>
        referred().when('record-victim-contact', { result: 'declined' }).owesOnly('acknowledge'),
      'unsafe, which is flagged': () =>
        referred()
          .when('record-victim-contact', { result: 'unsafe' })
          .gives('contact-recorded', 'flagged', 'obligation-settled')
          .standsAt('referral', { flags: ['contactUnsafe'] }),
      'not reached, and it stays owed until the third try': () => {
        const tried = step('record-victim-contact', { result: 'notReached' })
        return referred()
          .and(tried, tried)
          .toOwe({ to: 'victimAdvocate', what: 'victimContact' })
          .when('record-victim-contact', { result: 'notReached' })
          .owesOnly('acknowledge')
      },
      'not reached three times at high risk, and the police owe a response the same day': () => {
        const tried = step('record-victim-contact', { result: 'notReached' })
        return referred({ urgent: true })
          .and(tried, tried)
          .when('record-victim-contact', { result: 'notReached' })
          .toOwe({ to: 'policeLead', what: 'unreachable', by: '2026-11-02 23:59' })
          .tells('policeLead', 'unreachable', 'asked', true)
      },
      'at any later stage, beside it': () =>
        inConference().when('record-victim-contact').standsAt('conference').owesOnly('conference'),
    },
    refuses: {
      'not-open-yet': () => given().when('record-victim-contact'),
      'not-your-role': () => referred().when('record-victim-contact', {}, { by: people.clinician }),
    },
  },
} as const satisfies Cases
