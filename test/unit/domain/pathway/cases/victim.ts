import { inConference, inSuitability, inTriage, inWatch, referred } from '../beginnings.ts'
import { given, step, type Story } from '../story.ts'
import { people } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { asksWhose, looksToday, outside, saysTooLittle } from './contact.ts'

const tried = step('record-contact-attempt')
const safe = step('set-safe-contact')

/** At high risk, and nobody was reached three times: the police owe an answer. */
const unreachable = (): Story =>
  inConference('high')
    .and(tried, tried, tried)
    .standsAt('conference', { flags: ['unreachable'] })
    .toOwe({ to: 'policeLead', what: 'unreachable' })

export const victimCases = {
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
      'unsafe after having been safe, which interrupts': () =>
        inTriage()
          .and(safe)
          .when('record-victim-contact', { result: 'unsafe' })
          .standsAt('triage', { flags: ['contactUnsafe', 'emergency'] })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' }),
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
      'reached after all: the flag comes down, and the police need answer no more that nobody was':
        () =>
          unreachable()
            .when('record-victim-contact')
            .standsAt('conference', { flags: [] })
            .owesOnly('conference'),
      'declined after all, likewise': () =>
        unreachable()
          .when('record-victim-contact', { result: 'declined' })
          .standsAt('conference', { flags: ['supportDeclined'] })
          .owesOnly('conference'),
      'at any later stage, independently of it': () =>
        inConference().when('record-victim-contact').standsAt('conference').owesOnly('conference'),
    },
    refuses: {
      'not-open-yet': () => given().when('record-victim-contact'),
      'not-your-role': () => referred().when('record-victim-contact', {}, { by: people.clinician }),
      ...saysTooLittle('record-victim-contact'),
      ...asksWhose('record-victim-contact'),
    },
  },
  'record-victim-view': {
    accepts: {
      'after all: the flag comes down, and the police need answer no more that nobody was reached':
        () =>
          unreachable()
            .when('record-victim-view')
            .gives('contact-recorded', 'victim-view-recorded', 'flagged', 'obligation-settled')
            .standsAt('conference', { flags: [] })
            .owesOnly('conference'),
      'meets the contact that was owed; what was agreed is still to be told': () =>
        inSuitability()
          .when('record-victim-view', { safetyPlanChanged: true })
          .gives('contact-recorded', 'victim-view-recorded', 'obligation-settled')
          .owesOnly('tellVictim', 'tellVictim', 'suitability'),
      'in the watch': () =>
        inWatch().when('record-victim-view').gives('contact-recorded', 'victim-view-recorded'),
      'of an earlier version, which says nothing of how it was heard': () =>
        inWatch()
          .when('record-victim-view', { channel: undefined, at: undefined, window: undefined })
          .gives('victim-view-recorded'),
      'heard outside what was called safe, which is kept': () =>
        outside(referred().when('record-victim-view', { channel: 'post' }), 'channel'),
      'heard by a channel that is unsafe, which is looked at the same day': () =>
        looksToday(
          outside(
            referred({ safeContact: { channels: ['email'], unsafeChannels: ['phone'] } }).when(
              'record-victim-view',
            ),
            'channelUnsafe',
          ),
        ),
    },
    refuses: {
      ...refusedFrom('record-victim-view', { 'not-open-yet': given }),
      ...saysTooLittle('record-victim-view'),
      ...asksWhose('record-victim-view'),
    },
  },
  'decline-support': {
    accepts: {
      'by somebody who could not be reached until now: nobody need respond to that any more': () =>
        unreachable()
          .when('decline-support')
          .gives('contact-recorded', 'support-declined', 'flagged', 'obligation-settled', 'flagged')
          .standsAt('conference', { flags: ['supportDeclined'] })
          .owesOnly('conference'),
      'ends what was owed to the victim, and nothing more becomes owed': () =>
        inTriage()
          .when('decline-support')
          .gives('contact-recorded', 'support-declined', 'flagged', 'obligation-settled')
          .standsAt('triage', { flags: ['supportDeclined'] })
          .and(step('decide-triage', { outcome: 'adviceOnly' }))
          .owesOnly('advice'),
      'until they are reached again': () =>
        inTriage()
          .and(step('decline-support'))
          .when('record-victim-contact')
          .standsAt('triage', { flags: [] })
          .and(step('decide-triage', { outcome: 'adviceOnly' }))
          .owesOnly('tellVictim', 'advice'),
    },
    refuses: {
      ...refusedFrom('decline-support', {
        'already-decided': () => referred().and(step('decline-support')),
      }),
      ...saysTooLittle('decline-support'),
      ...asksWhose('decline-support'),
    },
  },
} as const satisfies Cases
