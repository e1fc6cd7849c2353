import { emergency, ended, inReview, inTriage, referred } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { given, step, type Step } from '../story.ts'
import { safeTerms } from '../../../../../domain/pathway/victim-contact.ts'
import { health, housing, met, people, trust } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { representedIn } from '../../../../../domain/kept-out.ts'
import { matchingStories } from './matching.ts'

const byCoordinator = { by: people.coordinator }
const twice = ['obligation-opened', 'obligation-opened'] as const

/** What an amendment says of a victim. */
const spoken = {
  ...{ victim: 'record-2', safeToContact: true },
  safeContact: { channels: ['email'] },
}

export const referralCases = {
  'submit-referral': {
    accepts: {
      'opens the pathway: an acknowledgement and a contact are owed': () =>
        given()
          .when('submit-referral')
          .gives('referral-received', 'stage-entered', 'obligation-opened', 'obligation-opened')
          .standsAt('referral', { flags: [] })
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-03 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-04 17:00' })
          .tells('victimAdvocate', 'victimContact', 'asked', false),
      'an urgent one owes the contact within a day, at once and whatever the hour': () =>
        given()
          .when('submit-referral', { urgent: true }, { at: '2026-11-07 22:30' }) // a Saturday
          .standsAt('referral', { flags: ['urgent'] })
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-08 22:30' })
          .tells('victimAdvocate', 'victimContactHigh', 'asked', true),
      'notes that contact is not safe': () =>
        given()
          .when('submit-referral', { safeToContact: false })
          .standsAt('referral', { flags: ['contactUnsafe'] }),
      ...matchingStories,
      'of somebody who works for a partner: nobody there sees it, and who looked is reviewed':
        () => {
          const story = given()
            .when('submit-referral', { worksFor: met })
            .toOwe({ to: 'coordinator', what: 'nameRepresentative', agency: trust })
            .toOwe({ to: 'dataProtectionOfficer', what: 'reviewLooks' })
          expect(story.state.keptOut?.never).toEqual([{ id: 'x1', agency: met }])
          return story
        },
      'by that agency itself: whoever refers speaks for it until another is named': () => {
        const story = given().when('submit-referral', { worksFor: met }, { by: people.police })
        expect(representedIn(story.state.keptOut)).toEqual([
          { agency: met, person: people.police.id },
        ])
        return story.toOwe({ to: 'coordinator', what: 'nameRepresentative' })
      },
      'of somebody who works for the agency that coordinates: the officer is asked to limit it':
        () => {
          const story = given()
          story.reference = {
            ...story.reference,
            holders: { ...story.reference.holders, dataProtectionOfficer: health },
          }
          story.when('submit-referral', { worksFor: trust })
          expect(story.state.keptOut).toBeUndefined()
          return story.toOwe({
            to: 'dataProtectionOfficer',
            what: 'nameRepresentative',
            agency: health,
          })
        },
    },
    refuses: refusedFrom('submit-referral', { 'already-open': referred }),
  },
  'accept-referral': {
    accepts: {
      'leads to triage, due in two working days': () =>
        referred()
          .when('accept-referral')
          .gives('obligation-settled', 'referral-accepted', 'stage-entered', 'obligation-opened')
          .standsAt('triage')
          .toOwe({ to: 'policeLead', what: 'triage', by: '2026-11-04 17:00' }),
      'of an urgent one, the same day': () =>
        referred({ urgent: true })
          .when('accept-referral')
          .toOwe({ to: 'policeLead', what: 'triageUrgent', by: '2026-11-02 23:59' })
          .tells('policeLead', 'triageUrgent', 'asked', true),
    },
    refuses: refusedFrom('accept-referral', {
      'wrong-stage': inTriage,
      'returned-for-more': () => referred().and(step('return-referral')),
    }),
  },
  'return-referral': {
    accepts: {
      'owes the referrer a completion, and the contact is still owed': () =>
        referred()
          .when('return-referral')
          .gives('obligation-settled', 'referral-returned', 'flagged', 'obligation-opened')
          .standsAt('referral', { flags: ['returned'] })
          .toOwe({ to: 'agencyWorker', what: 'amend', agency: housing, by: '2026-11-04 17:00' })
          .owesOnly('victimContact', 'amend'),
    },
    refuses: refusedFrom('return-referral', {
      'wrong-stage': inTriage,
      'returned-for-more': () => referred().and(step('return-referral')),
    }),
  },
  'amend-referral': {
    accepts: {
      'by the coordinator, where the referrer is gone': () =>
        referred()
          .and(step('return-referral'))
          .when('amend-referral', {}, { by: people.coordinator })
          .owesOnly('victimContact', 'acknowledge'),
      'speaks of the victim that it names': () => {
        const story = referred()
          .and(step('add-victim'), step('return-referral'))
          .when('amend-referral', { ...spoken, ofVictim: 'B', of: 'victim-2' }, byCoordinator)
          .gives('obligation-settled', 'referral-amended', 'flagged', ...twice)
        expect(story.state.strands).toMatchObject([{ referredContact: { channels: ['email'] } }])
        expect(story.state.referredContact).toMatchObject({ channels: ['phone'] })
        return story
      },
      'owes an acknowledgement again': () =>
        referred()
          .and(step('return-referral'))
          .when('amend-referral', {
            person: 'record-2',
            concern: { summary: 'w-more', incidents: [{ on: '2026-10-31', kind: 'online' }] },
            screening: { tool: 'dash', score: 14 },
          })
          .gives('obligation-settled', 'referral-amended', 'flagged', 'obligation-opened')
          .standsAt('referral', { flags: [] })
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-03 17:00' }),
      'can turn it urgent, and then the contact is owed within a day of the referral': () =>
        referred()
          .and(step('return-referral'))
          .when('amend-referral', { urgent: true })
          .standsAt('referral', { flags: ['urgent'] })
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' }),
      'can say that contact has become unsafe, and the advocate owes a look': () =>
        referred()
          .and(step('return-referral'))
          .when('amend-referral', { safeToContact: false, victim: 'record-3' })
          .standsAt('referral', { flags: ['contactUnsafe'] })
          .toOwe({ to: 'victimAdvocate', what: 'lookAtSafeContact', by: '2026-11-03 17:00' }),
      'cannot say that it is safe again: that is kept, and the advocate owes a look': () => {
        const safe = { safeToContact: true, safeContact: { channels: ['phone'] } }
        const story = referred({ safeToContact: false })
          .and(step('return-referral'))
          .when('amend-referral', { ...safe, victim: 'record-3' })
          .standsAt('referral', { flags: ['contactUnsafe'] })
          .toOwe({ to: 'victimAdvocate', what: 'lookAtSafeContact', by: '2026-11-03 17:00' })
        expect(safeTerms(story.state)).toMatchObject({ safe: false, channels: [] })
        return story
      },
      'can make the terms stricter, and never looser': () => {
        const amended = (safeContact: object, ...before: Step[]) =>
          safeTerms(
            referred({ safeContact: { channels: ['phone', 'email'] } })
              .and(...before, step('return-referral'))
              .when('amend-referral', { safeToContact: true, safeContact }).state,
          )
        const set = step('set-safe-contact', { channels: ['text'], voicemail: true })
        expect(amended({ channels: ['phone', 'post'], voicemail: true })).toMatchObject({
          channels: ['phone'],
          voicemail: false,
        })
        expect(amended({ channels: ['phone'] }, set)).toMatchObject({
          channels: ['text'],
          voicemail: true,
        })
        expect(amended({ channels: ['phone'], unsafeChannels: ['text'] }, set)).toMatchObject({
          channels: [],
          unsafeChannels: ['text'],
        })
        return referred()
          .and(step('return-referral'))
          .when('amend-referral', { safeToContact: true, safeContact: { channels: ['phone'] } })
      },
    },
    refuses: {
      'not-returned': () => referred().when('amend-referral'),
      'victim-missing': () =>
        referred()
          .and(step('add-victim'), step('return-referral'))
          .when('amend-referral', spoken, byCoordinator)
          .refuses('victim-missing', 'ofVictim'),
      'unknown-victim': () =>
        referred()
          .and(step('return-referral'))
          .when('amend-referral', { ...spoken, of: 'victim-7' })
          .refuses('unknown-victim', 'ofVictim'),
      'not-yours': () =>
        referred().and(step('return-referral')).when('amend-referral', {}, { by: people.council }),
    },
  },
  'reject-referral': {
    accepts: {
      'ends the pathway at once, without a watch, and the contact is owed all the same': () =>
        referred()
          .when('reject-referral')
          .gives('obligation-settled', 'referral-rejected', 'pathway-ended')
          .standsAt('ended')
          .owesOnly('victimContact')
          .and(step('record-victim-contact'))
          .owesOnly(),
      'of an urgent one the contact keeps its day, and its ladder': () =>
        referred({ urgent: true })
          .when('reject-referral')
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' })
          .until('2026-11-03 12:00')
          .tells('victimAdvocate', 'victimContactHigh', 'due-now', true)
          .standsAt('ended')
          .owesOnly('victimContactHigh'),
      'by tries that do not reach them, the police are asked as ever': () =>
        referred({ urgent: true })
          .and(
            step('reject-referral'),
            step('record-contact-attempt'),
            step('record-contact-attempt'),
            step('record-contact-attempt'),
          )
          .owesOnly('unreachable')
          .when('record-done', { obligationId: 'p1.3' })
          .gives('obligation-settled')
          .owesOnly(),
      'contact that is found to be unsafe after the end is told to police and advocate': () =>
        referred()
          .and(step('reject-referral'), step('set-safe-contact'))
          .when('mark-contact-unsafe')
          .standsAt('ended', { flags: ['contactUnsafe'] })
          .owesOnly('victimContact', 'respondToRisk', 'respondToRisk', 'referAgain'),
      'also while it is with the referrer': () =>
        referred()
          .and(step('return-referral'))
          .when('reject-referral', { code: 'duplicate' })
          .standsAt('ended')
          .owesOnly('victimContact'),
    },
    refuses: refusedFrom('reject-referral', {
      'wrong-stage': inReview,
      'emergency-open': () => emergency(referred),
      'pathway-ended': ended,
    }),
  },
} as const satisfies Cases
