import { expect } from '@jest/globals'
import {
  actionAgreed,
  closureProposed,
  inClosure,
  inReview,
  inSuitability,
  inTriage,
  inWatch,
  referred,
} from '../beginnings.ts'
import { afterEnd, erased } from './after-end.ts'
import { given, step } from '../story.ts'
import { people } from '../world.ts'
import { asksWhose } from './contact.ts'
import { type Cases, refusedFrom } from './cases.ts'

/** From triage to a closure that is proposed. */
const toClosure = [
  step('decide-triage', { outcome: 'adviceOnly' }),
  step('record-advice'),
  step('propose-closure'),
]

const fourWeeks = { weeks: 4, source: 'The stories.', mark: 'K' } as const

export const closureCases = {
  'propose-closure': {
    accepts: {
      'asks the advocate first, and the clock of the override begins': () =>
        inClosure()
          .when('propose-closure')
          .gives('obligation-settled', 'closure-proposed', 'obligation-opened')
          .owesOnly('victimContact', 'answerClosure')
          .toOwe({ to: 'victimAdvocate', what: 'answerClosure', by: '2026-11-09 17:00' }),
      'from a review': () =>
        inReview()
          .when('propose-closure')
          .standsAt('closure')
          .owesOnly('victimContact', 'answerClosure'),
    },
    refuses: refusedFrom('propose-closure', {
      'wrong-stage': inSuitability,
      'already-proposed': closureProposed,
    }),
  },
  'answer-closure': {
    accepts: {
      'agreement asks the chair': () =>
        closureProposed()
          .when('answer-closure')
          .gives('obligation-settled', 'closure-answered', 'obligation-opened')
          .toOwe({ to: 'chair', what: 'approveClosure', by: '2026-11-09 17:00' }),
      'not reached, likewise': () =>
        closureProposed()
          .when('answer-closure', { view: 'notReached' })
          .toOwe({ to: 'chair', what: 'approveClosure' }),
      'an objection stops it and leads back to review': () =>
        closureProposed()
          .when('answer-closure', { view: 'object' })
          .standsAt('review')
          .owesOnly('victimContact', 'reviewOutOfTurn'),
    },
    refuses: {
      ...refusedFrom('answer-closure', {
        'wrong-stage': inReview,
        'not-proposed': inClosure,
        'already-decided': () => closureProposed().and(step('answer-closure')),
      }),
      ...asksWhose('answer-closure', ...toClosure),
    },
  },
  'approve-closure': {
    accepts: {
      'begins the watch, until twelve months after the referral': () =>
        closureProposed()
          .and(step('answer-closure'), step('record-victim-contact'))
          .when('approve-closure', { note: 'w-note' })
          .gives('obligation-settled', 'closure-approved', 'stage-entered', 'obligation-opened')
          .standsAt('watch')
          .owesOnly('tellVictim'),
      'ends at once, where twelve months have passed since the referral': () =>
        closureProposed()
          .and(step('answer-closure'), step('assess-risk', {}, { at: '2027-11-08 10:00' }))
          .when('approve-closure', {}, { at: '2027-11-09 10:00' })
          .standsAt('ended'),
      'without an answer, once the override clock has run': () =>
        closureProposed().when('approve-closure', {}, { at: '2026-11-09 17:00' }).standsAt('watch'),
    },
    refuses: {
      ...refusedFrom('approve-closure', {
        'wrong-stage': inReview,
        'not-proposed': inClosure,
        'action-open': () =>
          actionAgreed().and(
            step('record-suitability', { result: 'unsuitable' }),
            step('propose-closure'),
            step('answer-closure'),
          ),
        'orders-not-handed-over': () =>
          closureProposed().and(step('record-order'), step('answer-closure')),
        'emergency-open': () =>
          closureProposed().and(step('answer-closure'), step('report-incident')),
      }),
      'risk-outdated': () => {
        const story = closureProposed().and(step('answer-closure'))
        const { policy } = story.reference
        story.reference = { ...story.reference, policy: { ...policy, riskRating: fourWeeks } }
        return story.when('approve-closure', {}, { at: '2026-12-01 10:00' })
      },
      'risk-unrated': () => {
        const story = closureProposed().and(step('answer-closure'))
        const { risk, ...unrated } = story.state
        story.state = unrated
        return risk ? story.when('approve-closure') : story
      },
      'advocate-not-answered': () =>
        closureProposed().when('approve-closure', {}, { at: '2026-11-09 16:59' }),
    },
  },
  'refuse-closure': {
    accepts: {
      'leads back to review': () =>
        closureProposed()
          .and(step('answer-closure'))
          .when('refuse-closure')
          .standsAt('review')
          .owesOnly('victimContact', 'review'),
    },
    refuses: refusedFrom('refuse-closure', { 'wrong-stage': inReview, 'not-proposed': inClosure }),
  },
  'report-incident': {
    accepts: {
      ...afterEnd['report-incident'],
      'lists an emergency and tells police and advocate at once': () =>
        inTriage()
          .when('report-incident')
          .gives(
            'incident-reported',
            'flagged',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
            'obligation-opened',
          )
          .standsAt('triage', { flags: ['emergency'] })
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .toOwe({ to: 'victimAdvocate', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' })
          .tells('policeLead', 'respondToRisk', 'asked', true)
          .tells('victimAdvocate', 'respondToRisk', 'asked', true)
          .tells('chair', 'emergencyConference', 'asked', true),
      'again by the same agency is a fact on the open response, of which a few remind': () => {
        const again = step('report-incident')
        const story = inTriage().and(again)
        const open = story.state.opened
        const stays = story
          .when('report-incident')
          .gives('incident-reported', 'reminder-asked', 'reminder-asked')
        for (let n = 0; n < 30; n++) stays.and(again)
        expect(stays.state.opened).toBe(open)
        return stays
          .when('raise-urgent-risk', {}, { by: people.housing })
          .gives('incident-reported')
      },
      'in the watch reopens the pathway as a repeat': () =>
        inWatch()
          .when('report-incident', {}, { at: '2027-05-03 10:00' })
          .standsAt('conference', { flags: ['repeat', 'emergency'] })
          .owesOnly('respondToRisk', 'respondToRisk', 'emergencyConference', 'reassess'),
    },
    refuses: refusedFrom('report-incident', { 'not-open-yet': given, 'already-erased': erased }),
  },
  'raise-urgent-risk': {
    accepts: {
      ...afterEnd['raise-urgent-risk'],
      'does the same where nothing need have happened': () =>
        referred()
          .when('raise-urgent-risk')
          .standsAt('referral', { flags: ['emergency'] })
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' }),
      'a second one asks again for a response, and lists no second conference': () =>
        referred()
          .and(step('report-incident'))
          .when('raise-urgent-risk', {}, { by: people.council })
          .owesOnly(
            'acknowledge',
            'victimContact',
            'respondToRisk',
            'respondToRisk',
            'emergencyConference',
            'reassess',
            'respondToRisk',
            'respondToRisk',
          ),
    },
    refuses: refusedFrom('raise-urgent-risk', { 'already-erased': erased }),
  },
} as const satisfies Cases
