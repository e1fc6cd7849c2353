import { given, step } from '../story.ts'
import {
  ended,
  inReview,
  inSessions,
  inSuitability,
  inTriage,
  sessionsPlanned,
  waitingForPolice,
} from '../beginnings.ts'
import { people } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'

const byOrder = () => inSessions().and(step('plan-sessions', { count: 3, basis: 'order' }))

export const careCases = {
  'open-investigation': {
    accepts: {
      'changes nothing if the site treats anyway': () =>
        inSuitability()
          .when('open-investigation')
          .gives('investigation-opened')
          .owesOnly('victimContact', 'suitability'),
      'if the site waits, its end is owed instead of the assessment': () =>
        waitingForPolice(inSuitability)
          .when('open-investigation')
          .gives('investigation-opened', 'obligation-settled', 'obligation-opened')
          .owesOnly('victimContact', 'awaitInvestigation')
          .toOwe({ to: 'policeLead', what: 'awaitInvestigation', by: '2026-11-30 17:00' }),
      'and instead of a plan of sessions': () =>
        waitingForPolice(inSessions)
          .when('open-investigation')
          .owesOnly('victimContact', 'awaitInvestigation'),
      'sessions under way continue, and the chair is asked for an unscheduled review, once': () =>
        waitingForPolice(sessionsPlanned)
          .and(step('open-investigation'), step('close-investigation'))
          .when('open-investigation')
          .standsAt('sessions')
          .owesOnly('victimContact', 'recordSession', 'reviewOutOfTurn')
          .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2026-11-09 17:00' }),
      'before triage it waits for nobody yet': () =>
        waitingForPolice(inTriage).when('open-investigation').gives('investigation-opened'),
    },
    refuses: {
      ...refusedFrom('open-investigation', {
        'investigation-open': () => inTriage().and(step('open-investigation')),
        'pathway-ended': ended,
      }),
      'not-your-role': () => inTriage().when('open-investigation', {}, { by: people.clinician }),
    },
  },
  'close-investigation': {
    accepts: {
      'owes the assessment again if it was waiting, with its full clock': () =>
        waitingForPolice(inSuitability)
          .and(step('open-investigation'))
          .when('close-investigation', {}, { at: '2026-12-07 10:00' })
          .gives('investigation-closed', 'obligation-settled', 'obligation-opened')
          .owesOnly('victimContact', 'suitability')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-21 17:00' }),
      'likewise if it was begun during the investigation': () =>
        waitingForPolice(inTriage)
          .and(
            step('open-investigation'),
            step('decide-triage', { outcome: 'emergencyConference' }),
            step('record-conference'),
          )
          .owesOnly('victimContact', 'awaitInvestigation')
          .when('close-investigation')
          .standsAt('suitability')
          .owesOnly('victimContact', 'suitability'),
      'and if the person was not ready in between': () =>
        waitingForPolice(inSuitability)
          .and(
            step('open-investigation'),
            step('record-suitability', { result: 'suitableNotReady' }),
          )
          .owesOnly('victimContact', 'awaitInvestigation', 'suitabilityRecheck')
          .when('close-investigation')
          .owesOnly('victimContact', 'suitability'),
      'owes the plan again if that was waiting': () =>
        waitingForPolice(inSessions)
          .and(step('open-investigation'))
          .when('close-investigation', { outcome: 'charged' })
          .owesOnly('victimContact', 'planSessions')
          .toOwe({ to: 'forensicClinician', what: 'planSessions', by: '2026-11-09 17:00' }),
      'owes nothing where nothing waited': () =>
        inReview()
          .and(step('open-investigation'))
          .when('close-investigation')
          .gives('investigation-closed'),
    },
    refuses: refusedFrom('close-investigation', {
      'no-investigation': () =>
        inTriage().and(step('open-investigation'), step('close-investigation')),
    }),
  },
  'give-consent': {
    accepts: {
      'is kept': () => inSuitability().when('give-consent').gives('consent-given'),
      'renewed after a withdrawal, it lets sessions be planned again': () =>
        sessionsPlanned()
          .and(
            step('withdraw-consent'),
            step('give-consent', {}, { by: people.probation }),
            step('record-review', { outcome: 'stepUp' }),
            step('record-conference'),
            step('record-suitability'),
          )
          .when('plan-sessions', { count: 2 })
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
    },
    refuses: refusedFrom('give-consent', {
      'already-decided': () => inSuitability().and(step('give-consent')),
    }),
  },
  'withdraw-consent': {
    accepts: {
      'ends a programme by consent as withdrawn, and all that follows on that is owed': () =>
        sessionsPlanned()
          .when('withdraw-consent')
          .gives(
            'consent-withdrawn',
            'programme-ended',
            'obligation-opened',
            'obligation-settled',
            'stage-entered',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
          )
          .standsAt('review')
          .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2026-11-09 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'closingReport', by: '2026-11-16 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd', by: '2026-11-03 17:00' })
          .toOwe({ to: 'policeLead', what: 'hearOfEnd', by: '2026-11-03 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' })
          .tells('victimAdvocate', 'hearOfEnd', 'asked', true),
      'while the pathway is elsewhere, the programme ends and the stage continues': () =>
        sessionsPlanned()
          .and(step('report-incident'), step('record-conference', { decision: 'close' }))
          .when('withdraw-consent')
          .standsAt('closure')
          .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd' })
          .toOwe({ to: 'coordinator', what: 'proposeClosure' }),
      'before sessions were planned leads to a review': () =>
        inSessions()
          .when('withdraw-consent')
          .standsAt('review')
          .owesOnly('victimContact', 'reviewOutOfTurn', 'hearOfEnd', 'hearOfEnd', 'reassess'),
      'a programme that an order mandates continues, and it is told and assessed': () =>
        byOrder()
          .when('withdraw-consent')
          .gives('consent-withdrawn', 'obligation-opened', 'obligation-opened', 'obligation-opened')
          .standsAt('sessions')
          .toOwe({ to: 'victimAdvocate', what: 'hearOfReport', by: '2026-11-03 17:00' })
          .toOwe({ to: 'policeLead', what: 'hearOfReport', by: '2026-11-03 17:00' })
          .tells('policeLead', 'hearOfReport', 'asked', true)
          .toOwe({ to: 'forensicClinician', what: 'recordSession' }),
      'earlier is told and assessed': () =>
        inSuitability()
          .when('withdraw-consent', {}, { by: people.probation })
          .standsAt('suitability')
          .owesOnly('victimContact', 'suitability', 'hearOfReport', 'hearOfReport', 'reassess'),
    },
    refuses: refusedFrom('withdraw-consent', {
      'already-decided': () => inSuitability().and(step('withdraw-consent')),
      'not-open-yet': given,
    }),
  },
} as const satisfies Cases
