import { expect } from '@jest/globals'
import { inSessions, inSuitability, sessionsPlanned } from '../beginnings.ts'
import { people } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { step, type Story } from '../story.ts'

const away = { held: true, attended: false }
const missedOne = (): Story =>
  sessionsPlanned().and(step('record-session', away, { at: '2027-01-05 11:30' }))
const evidence = { result: 'awaitsEvidence', evidenceBy: '2027-01-11' }
const complete = (): Story =>
  sessionsPlanned(1).and(step('record-session', {}, { at: '2027-01-05 11:30' }))

/** The commands about a session that only its provider may send, and one that is still to come. */
const ofComing = (name: 'book-session' | 'cancel-session') => ({
  'wrong-stage': () => inSuitability().when(name),
  'nothing-owed': () => inSessions().when(name),
  'not-yours': () => sessionsPlanned().when(name, {}, { by: people.probation }),
  'no-such-session': () => sessionsPlanned().when(name, { sessionId: 's9' }),
  'already-ended': () => missedOne().when(name),
})

const ofMissed = (name: 'follow-up-missed-session' | 'judge-absence') => ({
  'nothing-owed': () => sessionsPlanned().when(name),
  'not-yours': () => missedOne().when(name, {}, { by: people.probation }),
  'no-such-session': () => missedOne().when(name, { sessionId: 's9' }),
  'not-missed': () => missedOne().when(name, { sessionId: 's2' }),
})

export const sessionCases = {
  'book-session': {
    accepts: {
      'at a place': () => sessionsPlanned().when('book-session').gives('session-booked'),
      'from afar, without one': () =>
        inSessions()
          .and(step('plan-sessions', { count: 1 }))
          .when('book-session', { how: 'remote', place: undefined, needs: 'w-needs' })
          .gives('session-booked'),
    },
    refuses: {
      ...ofComing('book-session'),
      'place-missing': () => sessionsPlanned().when('book-session', { place: undefined }),
    },
  },
  'cancel-session': {
    accepts: {
      'counts against nobody, and the next record is owed': () => {
        const story = sessionsPlanned().when('cancel-session')
        if (story.state.missedRunning !== 0) throw new Error('nothing was missed')
        return story
          .gives('obligation-settled', 'session-cancelled', 'obligation-opened')
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-13 17:00' })
      },
      'of the last one ends the programme, which is not complete if the service lost most of it':
        () =>
          sessionsPlanned(2)
            .and(step('record-session', {}, { at: '2027-01-05 12:00' }))
            .when('cancel-session', { sessionId: 's2' })
            .standsAt('review')
            .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd', by: '2027-01-06 17:00' })
            .toOwe({ to: 'chair', what: 'reviewOutOfTurn' }),
      'of one of many leaves the programme complete': () => {
        const story = sessionsPlanned().and(
          step('cancel-session'),
          step('record-session', { sessionId: 's2' }, { at: '2027-01-12 12:00' }),
          step('record-session', { sessionId: 's3' }, { at: '2027-01-19 12:00' }),
        )
        const ended = story.happened.find(({ type }) => type === 'programme-ended')
        expect(ended?.data).toMatchObject({ outcome: 'complete', planned: 3, delivered: 2 })
        return story
          .owesOnly('victimContact', 'closingReport', 'review')
          .when('record-closing-report')
      },
      'of a later one leaves the next one owed': () =>
        sessionsPlanned()
          .when('cancel-session', { sessionId: 's2' })
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-06 17:00' }),
    },
    refuses: ofComing('cancel-session'),
  },
  'follow-up-missed-session': {
    accepts: {
      'is owed by the provider, the next working day': () =>
        missedOne()
          .toOwe({ to: 'forensicClinician', what: 'missedSession', by: '2027-01-06 17:00' })
          .when('follow-up-missed-session')
          .gives('obligation-settled', 'missed-session-followed-up'),
      'with evidence owed by a date': () =>
        missedOne()
          .when('follow-up-missed-session', evidence)
          .toOwe({ to: 'forensicClinician', what: 'absenceEvidence', by: '2027-01-11 17:00' }),
      'again, with another date in place of the first': () =>
        missedOne()
          .and(step('follow-up-missed-session', evidence))
          .when('follow-up-missed-session', { ...evidence, evidenceBy: '2027-01-18' })
          .gives('missed-session-followed-up', 'obligation-settled', 'obligation-opened'),
    },
    refuses: {
      ...ofMissed('follow-up-missed-session'),
      'evidence-date': () =>
        missedOne().when('follow-up-missed-session', { result: 'awaitsEvidence' }),
      'not-later': () =>
        missedOne().when('follow-up-missed-session', { ...evidence, evidenceBy: '2027-01-04' }),
      'outside-calendar': () =>
        missedOne().when('follow-up-missed-session', { ...evidence, evidenceBy: '2040-12-31' }),
    },
  },
  'judge-absence': {
    accepts: {
      'accepted counts no longer, and nothing more is owed of it': () => {
        const story = missedOne()
          .and(step('follow-up-missed-session', evidence))
          .when('judge-absence')
        if (story.state.missedRunning !== 0) throw new Error('it counts no longer')
        return story.gives('obligation-settled', 'absence-judged')
      },
      'not accepted counts, and two in a row are told': () =>
        missedOne()
          .and(
            step(
              'record-session',
              { ...away, sessionId: 's2', absence: 'acceptable' },
              { at: '2027-01-12 11:30' },
            ),
          )
          .when('judge-absence', { sessionId: 's2', absence: 'unacceptable' })
          .toOwe({ to: 'probation', what: 'followUpMissed', by: '2027-01-13 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2027-01-19 17:00' }),
      'rejecting one that already counted changes nothing': () =>
        missedOne()
          .when('judge-absence', { absence: 'unacceptable' })
          .gives('obligation-settled', 'absence-judged'),
    },
    refuses: ofMissed('judge-absence'),
  },
  'end-programme': {
    accepts: {
      'disengaged: advocate and police hear within a working day, and the risk is looked at': () =>
        missedOne()
          .when('end-programme')
          .standsAt('review')
          .toOwe({ to: 'victimAdvocate', what: 'hearOfEnd', by: '2027-01-06 17:00' })
          .toOwe({ to: 'policeLead', what: 'hearOfEnd', by: '2027-01-06 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2027-01-12 17:00' })
          .toOwe({ to: 'chair', what: 'reviewOutOfTurn', by: '2027-01-12 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'closingReport', by: '2027-01-19 17:00' })
          .tells('victimAdvocate', 'hearOfEnd', 'asked', true),
      'withdrawn, likewise; and no session is to come any more': () =>
        sessionsPlanned()
          .when('end-programme', { outcome: 'withdrawn' }, { by: people.probation })
          .standsAt('review')
          .and(step('record-review'))
          .standsAt('review'),
      'breached lists an emergency conference': () =>
        sessionsPlanned()
          .when('end-programme', { outcome: 'breached' })
          .standsAt('review', { flags: ['emergency'] })
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' }),
    },
    refuses: refusedFrom('end-programme', {
      'wrong-stage': inSuitability,
      'nothing-owed': inSessions,
    }),
  },
  'record-closing-report': {
    accepts: {
      'says what came of it, besides the dosage': () => {
        const story = complete()
          .toOwe({ to: 'forensicClinician', what: 'closingReport', by: '2027-01-19 17:00' })
          .when('record-closing-report')
          .gives('obligation-settled', 'closing-report-recorded')
        const told = story.happened.at(-1)?.data
        if (JSON.stringify(told).includes('"planned":1,"delivered":1')) return story
        throw new Error('the dosage is missing')
      },
    },
    refuses: {
      'nothing-owed': () => sessionsPlanned().when('record-closing-report'),
      'not-yours': () => complete().when('record-closing-report', {}, { by: people.probation }),
    },
  },
} as const satisfies Cases
