import { emergency, inConference, inTriage, referred } from '../beginnings.ts'
import { step } from '../story.ts'
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
          .gives(
            'obligation-settled',
            'triage-decided',
            'risk-set',
            'obligation-opened',
            'stage-entered',
          )
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
          .owesOnly(
            'respondToRisk',
            'respondToRisk',
            'emergencyConference',
            'reassess',
            'victimContactHigh',
          ),
      'for advice only owes the advice': () =>
        inTriage()
          .when('decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
          .standsAt('triage', { risk: 'standard' })
          .toOwe({ to: 'coordinator', what: 'advice', by: '2026-11-09 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-03 17:00' }),
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
} as const satisfies Cases
