import { inTriage, inWatch, referred } from '../beginnings.ts'
import { asksWhose } from './contact.ts'
import { expect } from '@jest/globals'
import { people } from '../world.ts'
import { safeTerms } from '../../../../../domain/pathway/victim-contact.ts'
import { step } from '../story.ts'
import type { Cases } from './cases.ts'

const safe = step('set-safe-contact')

export const safeContactCases = {
  'mark-contact-unsafe': {
    accepts: {
      'tells police and advocate at once, and lists an emergency': () =>
        inTriage()
          .when('mark-contact-unsafe')
          .standsAt('triage', { flags: ['contactUnsafe', 'emergency'] })
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .toOwe({ to: 'victimAdvocate', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
          .tells('policeLead', 'respondToRisk', 'asked', true),
      'in the watch reopens the pathway': () =>
        inWatch().when('mark-contact-unsafe').standsAt('conference'),
    },
    refuses: {
      'not-your-role': () => referred().when('mark-contact-unsafe', {}, { by: people.chair }),
      ...asksWhose('mark-contact-unsafe'),
    },
  },
  'set-safe-contact': {
    accepts: {
      'says how, and takes the flag down': () =>
        referred({ safeToContact: false })
          .when('set-safe-contact')
          .gives('safe-contact-set', 'flagged')
          .standsAt('referral', { flags: [] }),
      'owes a contact again that was given up as unsafe': () =>
        referred()
          .and(step('record-victim-contact', { result: 'unsafe' }))
          .when('set-safe-contact')
          .gives('safe-contact-set', 'flagged', 'obligation-opened')
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-04 17:00' }),
      'owes it within the day at high risk': () =>
        referred({ urgent: true })
          .and(step('record-victim-contact', { result: 'unsafe' }))
          .when('set-safe-contact')
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:03' }),
      'opens a way again by which somebody else had answered': () => {
        const story = referred()
          .and(step('record-contact-attempt', { result: 'wrongContact' }))
          .when('set-safe-contact', { channels: ['phone'] })
        expect(safeTerms(story.state)).toMatchObject({ channels: ['phone'] })
        return story
      },
      'meets the look that is owed at what the referrer said': () =>
        referred({ safeToContact: false })
          .and(step('return-referral'), step('amend-referral', { safeToContact: true }))
          .toOwe({ to: 'victimAdvocate', what: 'lookAtSafeContact', by: '2026-11-03 17:00' })
          .when('set-safe-contact')
          .standsAt('referral', { flags: [] })
          .owesOnly('victimContact', 'acknowledge'),
      'no longer safe interrupts': () =>
        inTriage()
          .and(safe)
          .when('set-safe-contact', { safe: false })
          .standsAt('triage', { flags: ['contactUnsafe', 'emergency'] }),
      'that was known to be unsafe already interrupts no more': () =>
        inTriage()
          .and(safe, step('mark-contact-unsafe'))
          .when('set-safe-contact', { safe: false })
          .gives('safe-contact-set'),
    },
    refuses: {
      'channels-missing': () => referred().when('set-safe-contact', { channels: [] }),
      'channel-contradicts': () =>
        referred()
          .when('set-safe-contact', { unsafeChannels: ['phone'] })
          .refuses('channel-contradicts', 'unsafeChannels'),
      'not-your-role': () => referred().when('set-safe-contact', {}, { by: people.police }),
      ...asksWhose('set-safe-contact'),
    },
  },
} as const satisfies Cases
