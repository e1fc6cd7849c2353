import { inConference, inSuitability, inTriage, inWatch, referred } from '../beginnings.ts'
import { given, step, type Story } from '../story.ts'
import { people } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'

const tried = step('record-contact-attempt')
const safe = step('set-safe-contact')

/** At high risk, and nobody was reached three times: the police owe an answer. */
const unreachable = (): Story =>
  inConference('high')
    .and(tried, tried, tried)
    .standsAt('conference', { flags: ['unreachable'] })
    .toOwe({ to: 'policeLead', what: 'unreachable' })

/** What the last try was kept as. */
function outside(story: Story, why: string | undefined): Story {
  const last = story.happened.findLast(({ type }) => type === 'contact-recorded')
  if (!last || !('tries' in last.data)) throw new Error('no contact was recorded')
  if ((last.data as { outside?: string }).outside !== why) throw new Error(`not outside by ${why}`)
  return story
}

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
    },
  },
  'record-contact-attempt': {
    accepts: {
      'without success leaves the contact owed': () =>
        referred()
          .when('record-contact-attempt')
          .gives('contact-recorded')
          .owesOnly('acknowledge', 'victimContact'),
      'that reaches meets it, and what was agreed counts as told': () =>
        inSuitability()
          .when('record-contact-attempt', { result: 'reached' })
          .gives(
            'contact-recorded',
            'obligation-settled',
            'obligation-settled',
            'obligation-settled',
          )
          .owesOnly('suitability'),
      'by a way and at a time that were called safe': () =>
        outside(referred().and(safe).when('record-contact-attempt'), undefined),
      'before anybody knows what is safe, which is kept': () =>
        outside(referred().when('record-contact-attempt'), 'notKnown'),
      'by another way, which is kept': () =>
        outside(
          referred().and(safe).when('record-contact-attempt', { channel: 'post' }),
          'channel',
        ),
      'outside the window, which is kept': () =>
        outside(
          referred().and(safe).when('record-contact-attempt', { window: 'outside' }),
          'window',
        ),
      'while contact is unsafe, which is kept': () =>
        outside(
          referred()
            .and(step('set-safe-contact', { safe: false }))
            .when('record-contact-attempt'),
          'unsafe',
        ),
      'after contact was marked as unsafe, whatever was called safe before, which is kept': () =>
        outside(
          referred().and(safe, step('mark-contact-unsafe')).when('record-contact-attempt'),
          'unsafe',
        ),
      'when the referral said that contact is unsafe, likewise': () =>
        outside(referred({ safeToContact: false }).when('record-contact-attempt'), 'unsafe'),
      'three times in a row counts as unreachable': () =>
        referred()
          .and(tried, tried)
          .when('record-contact-attempt', { result: 'messageLeft' })
          .gives('contact-recorded', 'obligation-settled', 'victim-unreachable', 'flagged')
          .standsAt('referral', { flags: ['unreachable'] })
          .owesOnly('acknowledge'),
      'outside what was called safe counts for nothing: the contact stays owed until the third that counts':
        () => {
          const late = step('record-contact-attempt', { window: 'outside' })
          const letter = step('record-contact-attempt', { channel: 'post' })
          const unsafe = step('set-safe-contact', { safe: false })
          return referred()
            .and(safe, late, late, late, letter, letter, letter, tried)
            .and(unsafe, tried, tried, tried, safe, tried)
            .toOwe({ to: 'victimAdvocate', what: 'victimContact' })
            .when('record-contact-attempt')
            .standsAt('referral', { flags: ['emergency', 'unreachable'] })
        },
      'three times at high risk owes the police a response the same day': () =>
        inConference('high')
          .and(tried, tried)
          .when('record-contact-attempt')
          .toOwe({ to: 'policeLead', what: 'unreachable', by: '2026-11-02 23:59' }),
      'counts afresh once the victim was reached': () =>
        inSuitability()
          .and(tried, tried, step('record-victim-view'), tried)
          .when('record-contact-attempt')
          .owesOnly('tellVictim', 'tellVictim', 'suitability'),
    },
    refuses: {
      'not-your-role': () => referred().when('record-contact-attempt', {}, { by: people.police }),
    },
  },
  'record-victim-view': {
    accepts: {
      'after all: the flag comes down, and the police need answer no more that nobody was reached':
        () =>
          unreachable()
            .when('record-victim-view')
            .gives('victim-view-recorded', 'flagged', 'obligation-settled')
            .standsAt('conference', { flags: [] })
            .owesOnly('conference'),
      'meets the contact that was owed; what was agreed is still to be told': () =>
        inSuitability()
          .when('record-victim-view', { safetyPlanChanged: true })
          .gives('victim-view-recorded', 'obligation-settled')
          .owesOnly('tellVictim', 'tellVictim', 'suitability'),
      'in the watch': () => inWatch().when('record-victim-view').gives('victim-view-recorded'),
    },
    refuses: refusedFrom('record-victim-view', { 'not-open-yet': given }),
  },
  'decline-support': {
    accepts: {
      'by somebody who could not be reached until now: nobody need respond to that any more': () =>
        unreachable()
          .when('decline-support')
          .gives('support-declined', 'flagged', 'obligation-settled', 'flagged')
          .standsAt('conference', { flags: ['supportDeclined'] })
          .owesOnly('conference'),
      'ends what was owed to the victim, and nothing more becomes owed': () =>
        inTriage()
          .when('decline-support')
          .gives('support-declined', 'flagged', 'obligation-settled')
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
    refuses: refusedFrom('decline-support', {
      'already-decided': () => referred().and(step('decline-support')),
    }),
  },
} as const satisfies Cases
