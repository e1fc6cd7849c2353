import { expect } from '@jest/globals'
import { inConference, inSuitability, inTriage, referred } from '../beginnings.ts'
import { asksWhose, looksToday, outside, saysTooLittle } from './contact.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { people } from '../world.ts'
import { step } from '../story.ts'
import type { Cases } from './cases.ts'

const tried = step('record-contact-attempt')
const safe = step('set-safe-contact')

export const attemptCases = {
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
        outside(referred().and(safe).when('record-contact-attempt')),
      'by a way that the referral called safe, before the advocate has said anything': () =>
        outside(referred().when('record-contact-attempt')),
      'before anybody knows what is safe, which is kept and does not count': () =>
        outside(
          referred({ safeContact: undefined }).and(tried, tried).when('record-contact-attempt'),
          'notKnown',
        ).owesOnly('acknowledge', 'victimContact'),
      'outside what the referral called safe, which is kept and does not count': () => {
        const evening = step('record-contact-attempt', { window: 'outside' })
        return outside(
          referred({ safeContact: { channels: ['email'] } })
            .and(evening, evening)
            .when('record-contact-attempt', { window: 'outside' }),
          'channel',
          'window',
        ).owesOnly('acknowledge', 'victimContact')
      },
      'of an earlier version, which does not say when it was': () =>
        outside(
          referred().when('record-contact-attempt', { at: undefined, withheldNumber: undefined }),
        ),
      'with a message where none may be left, which is looked at the same day': () =>
        looksToday(
          outside(
            referred().when('record-contact-attempt', { result: 'messageLeft' }),
            'voicemail',
          ),
        ),
      'with a shown number although it was to be withheld, likewise': () =>
        looksToday(
          outside(referred().when('record-contact-attempt', { withheldNumber: false }), 'number'),
        ),
      'to which somebody else answered, likewise; that way is then unsafe': () =>
        outside(
          looksToday(
            outside(
              referred().when('record-contact-attempt', { result: 'wrongContact' }),
              'wrongContact',
            ),
          ).and(tried),
          'channelUnsafe',
        ),
      'that exposes again while a look is owed, of which who owes it is reminded': () =>
        referred()
          .and(step('record-contact-attempt', { result: 'wrongContact' }))
          .when('record-contact-attempt', { result: 'messageLeft' })
          .gives('contact-recorded', 'reminder-asked', 'reminder-asked'),
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
          .when('record-contact-attempt')
          .gives('contact-recorded', 'obligation-settled', 'victim-unreachable', 'flagged')
          .standsAt('referral', { flags: ['unreachable'] })
          .owesOnly('acknowledge'),
      'outside what was called safe counts for nothing: the contact stays owed until the third that counts':
        () => {
          const late = step('record-contact-attempt', { window: 'outside' })
          const message = step('record-contact-attempt', { result: 'messageLeft' })
          const letter = step('record-contact-attempt', { channel: 'post' })
          const unsafe = step('set-safe-contact', { safe: false })
          return referred()
            .and(safe, late, late, late, letter, letter, letter, message, message, tried)
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
      ...saysTooLittle('record-contact-attempt'),
      ...asksWhose('record-contact-attempt'),
    },
  },
  'tell-victim': {
    accepts: {
      'of one thing alone, held against what was called safe': () => {
        const story = inSuitability()
        const [first, second] = owed(story.state, 'tellVictim')
        if (!first || !second) throw new Error('two things are to be told')
        story.when('tell-victim', { obligationId: first.id, window: 'outside' })
        expect(owed(story.state, 'tellVictim')).toEqual([second])
        return outside(story, 'window')
      },
      'of a release, or that they did not want to hear of it': () => {
        const story = inTriage().and(step('record-custody', { releaseOn: '2027-03-01' }))
        const { id } = story.the('tellRelease')
        story.when('tell-victim', { obligationId: id, result: 'unwanted' })
        expect(story.happened.findLast(({ type }) => type === 'contact-recorded')).toMatchObject({
          data: { told: id, unwanted: true },
        })
        expect(owed(story.state, 'tellRelease')).toEqual([])
        return story
      },
    },
    refuses: {
      'nothing-owed': () => referred().when('tell-victim'),
      'no-such-obligation': () =>
        inSuitability()
          .when('tell-victim', { obligationId: 'p1.99' })
          .refuses('no-such-obligation', 'obligationId'),
      'has-own-command': () => {
        const story = inSuitability()
        const { id } = story.the('suitability')
        return story
          .when('tell-victim', { obligationId: id })
          .refuses('has-own-command', 'obligationId')
      },
      'not-yours': () => {
        const story = inSuitability()
        const [{ id } = { id: '' }] = owed(story.state, 'tellVictim')
        const by = { ...people.advocate, agency: 'london-council' }
        return story
          .when('tell-victim', { obligationId: id }, { by })
          .refuses('not-yours', 'obligationId')
      },
      'withheld-missing': () => {
        const story = inSuitability()
        const [{ id } = { id: '' }] = owed(story.state, 'tellVictim')
        return story
          .when('tell-victim', { obligationId: id, withheldNumber: undefined })
          .refuses('withheld-missing', 'withheldNumber')
      },
    },
  },
} as const satisfies Cases
