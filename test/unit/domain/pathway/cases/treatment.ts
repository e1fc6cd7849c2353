import {
  ended,
  inConference,
  inReview,
  inSessions,
  inSuitability,
  inTriage,
  sessionsPlanned,
  waitingForPolice,
} from '../beginnings.ts'
import { people, probation } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { mandateCases } from './mandate.ts'
import { step } from '../story.ts'

const rated = (violence: string, more = {}) => ({
  ratings: { violence, persistence: 'low', recurrence: 'low', psychosocial: 'low' },
  ...more,
})
const held = { held: true, attended: true }
const recorded = () =>
  sessionsPlanned().and(step('record-session', held, { at: '2027-01-05 11:30' }))

export const treatmentCases = {
  'assess-risk': {
    accepts: {
      'raises the risk to the highest rating': () =>
        inTriage()
          .when('assess-risk', rated('moderate'))
          .gives('risk-assessed', 'risk-set')
          .standsAt('triage', { risk: 'medium' }),
      'high hurries the contact and the review': () =>
        inReview()
          .when('assess-risk', rated('high'))
          .standsAt('review', { risk: 'high' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh' })
          .toOwe({ to: 'chair', what: 'review', by: '2026-11-30 17:00' }),
      'never lowers it by itself': () =>
        inReview('high')
          .when('assess-risk', rated('low'), { by: people.police })
          .gives('risk-assessed')
          .standsAt('review', { risk: 'high' }),
      'meets the assessment that was owed': () =>
        inTriage()
          .and(step('record-change'))
          .when('assess-risk')
          .gives('obligation-settled', 'risk-assessed', 'risk-set'),
      'keeps the type that was found until another is, and the drivers apart': () => {
        const drivers = [{ kind: 'grievance', note: 'w-driver' }, { kind: 'fixation' }]
        const story = inTriage()
          .and(step('assess-risk', { typology: 'resentful', drivers }))
          .when('assess-risk')
        if (story.state.typology !== 'resentful') throw new Error('the type is gone')
        return story.gives('risk-assessed')
      },
      'raised while nobody is about to decide, it gets an unscheduled review, once': () =>
        inSuitability()
          .and(step('assess-risk', rated('low', { risk: 'standard' })))
          .owesOnly('victimContact', 'suitability', 'hearOfLowering', 'hearOfLowering')
          .and(step('assess-risk', rated('moderate')))
          .when('assess-risk', rated('high'))
          .standsAt('suitability', { risk: 'high' })
          .owesOnly('suitability', 'reviewOutOfTurn', 'victimContactHigh')
          .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2026-11-09 17:00' }),
      'raised before the conference, it is what the conference decides on': () =>
        inConference()
          .when('assess-risk', rated('high'))
          .standsAt('conference', { risk: 'high' })
          .owesOnly('conference', 'victimContactHigh'),
      'lowers it if that is said outright': () =>
        inReview('high')
          .when('assess-risk', rated('low', { risk: 'standard' }))
          .standsAt('review', { risk: 'standard' })
          .toOwe({ to: 'chair', what: 'review', by: '2027-01-25 17:00' })
          .toOwe({ to: 'policeLead', what: 'hearOfLowering' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfLowering' }),
    },
    refuses: {
      'rationale-missing': () =>
        inReview('high').when('assess-risk', rated('high', { risk: 'standard' })),
      'not-your-role': () => inTriage().when('assess-risk', {}, { by: people.housing }),
    },
  },
  'record-change': {
    accepts: {
      'owes an assessment within a working week, and changes no risk by itself': () =>
        inReview()
          .when('record-change')
          .gives('change-recorded', 'obligation-opened')
          .standsAt('review', { risk: 'medium' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' }),
      'one at a time': () =>
        inReview()
          .and(step('record-change'))
          .when('record-change', { kind: 'newRelationship' })
          .gives('change-recorded'),
    },
    refuses: refusedFrom('record-change', { 'pathway-ended': ended }),
  },
  'record-suitability': {
    accepts: {
      'suitable leads to sessions': () =>
        inSuitability()
          .when('record-suitability')
          .gives('obligation-settled', 'suitability-recorded', 'stage-entered', 'obligation-opened')
          .standsAt('sessions')
          .toOwe({ to: 'forensicClinician', what: 'planSessions', by: '2026-11-09 17:00' }),
      'not ready owes a second look in four weeks': () =>
        inSuitability()
          .when('record-suitability', { result: 'suitableNotReady' })
          .standsAt('suitability')
          .toOwe({ to: 'forensicClinician', what: 'suitabilityRecheck', by: '2026-11-30 17:00' }),
      'while the police investigate, if the site treats anyway': () =>
        inSuitability()
          .and(step('open-investigation'))
          .when('record-suitability')
          .standsAt('sessions'),
      'unsuitable also while the police investigate': () =>
        waitingForPolice(inSuitability)
          .and(step('open-investigation'))
          .when('record-suitability', { result: 'unsuitable' })
          .standsAt('review')
          .owesOnly('victimContact', 'review'),
      'suitable once they are done': () =>
        waitingForPolice(inSuitability)
          .and(step('open-investigation'), step('close-investigation'))
          .when('record-suitability')
          .standsAt('sessions'),
      'unsuitable leads to review': () =>
        inSuitability()
          .when('record-suitability', { result: 'unsuitable' })
          .standsAt('review')
          .toOwe({ to: 'chair', what: 'review', by: '2027-01-25 17:00' }),
    },
    refuses: {
      'wrong-stage': () => inSessions().when('record-suitability'),
      'under-investigation': () =>
        waitingForPolice(inSuitability)
          .and(step('open-investigation'))
          .when('record-suitability')
          .refuses('under-investigation', 'result'),
    },
  },
  'plan-sessions': {
    accepts: {
      'by the programme: eight weekly and a follow-up; the first record is owed': () => {
        const story = inSessions().when('plan-sessions')
        if (story.state.sessions.length !== 9) throw new Error('nine sessions were expected')
        return story
          .gives('obligation-settled', 'sessions-planned', 'obligation-opened')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-06 17:00' })
      },
      ...mandateCases.accepts,
      'with another count, by another provider': () =>
        inSessions()
          .when(
            'plan-sessions',
            { count: 2, everyDays: 14, provider: { agency: probation, role: 'probation' } },
            { by: people.probation },
          )
          .toOwe({ to: 'probation', what: 'recordSession', agency: probation }),
    },
    refuses: {
      ...refusedFrom('plan-sessions', {
        'under-investigation': () => waitingForPolice(inSessions).and(step('open-investigation')),
        'wrong-stage': inSuitability,
        'sessions-planned': sessionsPlanned,
      }),
      ...mandateCases.refuses,
      'consent-withdrawn': () =>
        inSuitability()
          .and(step('withdraw-consent'), step('record-suitability'))
          .when('plan-sessions')
          .refuses('consent-withdrawn', 'basis'),
      'unknown-programme': () => inSessions().when('plan-sessions', { programme: 'none' }),
      'not-in-core-set': () =>
        inSessions().when('plan-sessions', {
          provider: { agency: 'cheshire-council', role: 'agencyWorker' },
        }),
      'not-later': () => inSessions().when('plan-sessions', { firstAt: '2026-11-02T09:00:00Z' }),
      'outside-calendar': () =>
        inSessions().when('plan-sessions', { firstAt: '2041-01-02T09:00:00Z' }),
    },
  },
  'record-session': {
    accepts: {
      'attended; the next record is owed': () =>
        sessionsPlanned()
          .when('record-session', held, { at: '2027-01-05 11:30' })
          .gives('obligation-settled', 'session-recorded', 'obligation-opened')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-13 17:00' }),
      'attended late': () =>
        sessionsPlanned()
          .when('record-session', { ...held, late: true }, { at: '2027-01-05 11:30' })
          .gives('obligation-settled', 'session-recorded', 'obligation-opened'),
      'not held, before its day': () =>
        sessionsPlanned()
          .when('record-session', { held: false, attended: false, absence: 'serviceFault' })
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-13 17:00' }),
      'the last one leads to review': () =>
        sessionsPlanned(1)
          .when('record-session', held, { at: '2027-01-05 11:30' })
          .standsAt('review')
          .toOwe({ to: 'chair', what: 'review', by: '2027-03-30 17:00' }),
    },
    refuses: {
      ...refusedFrom('record-session', {
        'wrong-stage': inSuitability,
        'nothing-owed': inSessions,
        'already-ended': recorded,
        'not-held-yet': sessionsPlanned,
      }),
      'not-yours': () => sessionsPlanned().when('record-session', held, { by: people.probation }),
      'no-such-session': () => sessionsPlanned().when('record-session', { sessionId: 's9' }),
      'session-contradicts': () =>
        sessionsPlanned().when('record-session', { held: false, attended: true }),
      'absence-not-needed': () =>
        sessionsPlanned().when(
          'record-session',
          { ...held, absence: 'acceptable' },
          { at: '2027-01-05 11:30' },
        ),
    },
  },
  'move-session': {
    accepts: {
      'moves the date of its record': () =>
        sessionsPlanned()
          .when('move-session')
          .gives('session-moved', 'obligation-settled', 'obligation-opened')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-08 17:00' }),
      'behind the next one, whose record is owed instead': () =>
        sessionsPlanned()
          .when('move-session', { to: '2027-02-02T10:00:00Z' })
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-13 17:00' }),
    },
    refuses: {
      ...refusedFrom('move-session', {
        'wrong-stage': inSuitability,
        'nothing-owed': inSessions,
        'already-ended': recorded,
      }),
      'not-yours': () => sessionsPlanned().when('move-session', {}, { by: people.housing }),
      'no-such-session': () => sessionsPlanned().when('move-session', { sessionId: 's9' }),
      'not-later': () => sessionsPlanned().when('move-session', { to: '2026-11-02T09:00:00Z' }),
      'outside-calendar': () =>
        sessionsPlanned(1).when('move-session', { to: '2040-12-31T09:00:00Z' }),
    },
  },
} as const satisfies Cases
