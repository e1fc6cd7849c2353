import { defaultResearch } from '../../../../../domain/policy/meetings.ts'
import {
  emergency,
  inConference,
  inTriage,
  referred,
  screened,
  withMeetings,
} from '../beginnings.ts'
import { step } from '../story.ts'
import { council, people } from '../world.ts'
import type { Cases } from './cases.ts'

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
      'for a conference whose meeting asks the agencies itself, straight to it': () => {
        const story = withMeetings(inTriage())
        const { policy } = story.reference
        const research = { ...defaultResearch, asks: 'atListClosing' } as const
        story.reference = { ...story.reference, policy: { ...policy, research } }
        return story.when('decide-triage').standsAt('conference')
      },
      'for an emergency leads straight to a conference the same day': () =>
        inTriage()
          .when('decide-triage', { outcome: 'emergencyConference', risk: 'high' })
          .standsAt('conference', { risk: 'high', flags: ['emergency'] })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-02 23:59' })
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
      'for another service named in words, likewise': () =>
        inTriage()
          .when('decide-triage', {
            outcome: 'referOn',
            referTo: 'safeguarding',
            receiverName: 'w-receiver',
          })
          .gives(
            'obligation-settled',
            'triage-decided',
            'risk-set',
            'obligation-opened',
            'obligation-opened',
          )
          .toOwe({ to: 'coordinator', what: 'receiverAcknowledges', by: '2026-11-09 17:00' }),
      'for what the screening suggests': () =>
        screened({ tool: 'dash', ticks: 14 })
          .when('decide-triage', { risk: 'standard' })
          .standsAt('research', { risk: 'standard' }),
      'above it': () =>
        screened({ tool: 'dash', ticks: 14 })
          .when('decide-triage', { outcome: 'emergencyConference', risk: 'high' })
          .standsAt('conference', { flags: ['emergency'] }),
      'on to MARAC, which hears it as a conference does': () =>
        screened({ tool: 'dash', ticks: 14 })
          .when('decide-triage', { outcome: 'referOn', referTo: 'marac' })
          .standsAt('triage'),
      'for advice only where only the tool is due': () =>
        screened({ tool: 'other' }, 2)
          .when('decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
          .standsAt('triage'),
      'can reject, and that is the end, except that the victim is owed a contact': () =>
        inTriage()
          .when('decide-triage', { outcome: 'reject', risk: 'standard' })
          .standsAt('ended')
          .owesOnly('victimContact'),
    },
    refuses: {
      'wrong-stage': () => referred().when('decide-triage'),
      'emergency-open': () => emergency(inTriage).when('decide-triage', { outcome: 'reject' }),
      'already-decided': () =>
        triaged('adviceOnly').when('decide-triage', { outcome: 'adviceOnly' }),
      'below-suggestion': () =>
        screened({ tool: 'dash', ticks: 14 })
          .when('decide-triage', { outcome: 'adviceOnly' })
          .refuses('below-suggestion', 'outcome'),
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
      'says to whom, in words and by agency': () =>
        triaged('adviceOnly')
          .when('record-advice', { to: 'w-to', toAgency: council })
          .standsAt('closure'),
      'even if the conference decided so': () =>
        inConference()
          .and(step('record-conference', { decision: 'adviceOnly' }))
          .when('record-advice')
          .standsAt('closure')
          .owesOnly('victimContact', 'proposeClosure'),
    },
    refuses: {
      'nothing-owed': () => inTriage().when('record-advice'),
      'not-in-core-set': () =>
        triaged('adviceOnly').when('record-advice', { toAgency: 'cheshire-council' }),
    },
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
