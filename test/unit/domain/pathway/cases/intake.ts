import { expect } from '@jest/globals'
import {
  emergency,
  ended,
  inClosure,
  inResearch,
  inTriage,
  inWatch,
  referred,
} from '../beginnings.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { erasing } from './retention.ts'
import { merged, mergeCases, said } from './merging.ts'
import { step, type Story } from '../story.ts'
import { without } from '../../../../../domain/obligations/without.ts'
import { london, people } from '../world.ts'

const linked = (begin: () => Story = referred): Story => begin().and(step('link-referral'))
const taken = (begin: () => Story = inResearch): Story => begin().and(step('take-linked-referral'))

const contact = {
  what: 'victimContact',
  since: london('2026-11-02 10:01'),
  due: london('2026-11-04 17:00'),
}
const byPhone = { safe: true, channels: ['phone'], voicemail: false, withheldNumber: true }

/** The victim of the referral, as it knows her. */
const victim = {
  ...{ strand: 'A', victim: 'victim-1', broughtBy: 'london-housing', contact },
  advocate: { agency: 'suzy-lamplugh-trust', role: 'victimAdvocate' },
  ...{ flags: [], contactTries: 0, referredContact: byPhone },
}
const refusal = { command: 'c-1', code: 'pathway-ended', name: 'take-linked-referral' }
const other = { ...people.system, id: 'pathway:p2' }

const linkCases = {
  'link-referral': {
    accepts: {
      'ends at once without a watch, and what is owed goes with it': () => {
        const story = referred()
          .when('link-referral')
          .gives('obligation-settled', 'referral-linked', 'obligation-settled', 'pathway-ended')
          .standsAt('ended')
          .owesOnly()
        const referredAt = london('2026-11-02 10:01')
        const body = { pathway: 'p1', referredAt, urgent: false, contact, strands: [victim] }
        expect(said(story)).toEqual([['p2', 'take-linked-referral', body]])
        return story
      },
      'says that contact is unsafe': () => {
        const story = referred({ safeToContact: false }).when('link-referral')
        const strands = [{ victim: 'victim-1', flags: ['contactUnsafe'] }]
        expect(said(story)).toMatchObject([['p2', 'take-linked-referral', { strands }]])
        return story
      },
      'says so too of a victim whom a pathway of an earlier version has under no id': () => {
        const story = referred({ safeToContact: false })
        story.state = without(story.state, 'victim')
        story.when('link-referral')
        expect(said(story)).toMatchObject([
          ['p2', 'take-linked-referral', { unsafe: true, contact }],
        ])
        expect(said(story)[0]?.[2]).not.toHaveProperty('strands')
        return story
      },
      'keeps owed the response to a risk, where nothing presses that would be answered there':
        () => {
          const story = referred()
            .and(step('record-death', { who: 'victim' }))
            .when('link-referral')
            .standsAt('ended')
            .toOwe({ to: 'policeLead', what: 'respondToRisk' })
          expect(said(story)).toMatchObject([['p2', 'take-linked-referral', { urgent: false }]])
          return story
        },
      'leaves the response to where an urgent one goes': () =>
        emergency(referred).when('link-referral').owesOnly(),
      'takes its urgency along, also while it is with the referrer': () => {
        const story = emergency(referred)
          .and(step('record-victim-contact'), step('return-referral'))
          .when('link-referral')
          .standsAt('ended')
        expect(said(story)).toMatchObject([['p2', 'take-linked-referral', { urgent: true }]])
        expect(said(story)[0]?.[2]).not.toHaveProperty('contact')
        return story
      },
    },
    refuses: {
      ...refusedFrom('link-referral', { 'wrong-stage': inTriage, 'pathway-ended': ended }),
      'same-pathway': () =>
        referred().when('link-referral', { pathwayId: 'p1' }).refuses('same-pathway', 'pathwayId'),
    },
  },
  'unlink-referral': {
    accepts: {
      'is back where it was, with its own clock for the contact': () => {
        const story = linked()
          .when('unlink-referral', {}, { at: '2026-11-03 09:00' })
          .gives('referral-unlinked', 'stage-entered', 'obligation-opened', 'obligation-opened')
          .standsAt('referral')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-04 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-04 17:00' })
          .tells('victimAdvocate', 'victimContact', 'asked')
        expect(said(story)).toEqual([['p2', 'give-back-referral', { pathway: 'p1' }]])
        return story
      },
    },
    refuses: refusedFrom('unlink-referral', {
      'not-linked': ended,
      'already-erased': () => linked().and(...erasing),
    }),
  },
  'take-linked-referral': {
    accepts: {
      'counts the watch from it, owes its contact, and a look at the risk': () => {
        const story = inResearch()
          .and(step('record-victim-contact'))
          .when('take-linked-referral', { referredAt: london('2026-11-02 11:00'), contact })
          .gives('referral-taken', 'obligation-opened', 'obligation-opened')
          .standsAt('research')
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-04 17:00' })
        expect(story.the('reassess').about).toBe('incident')
        expect(story.state.lastReferralAt).toBe(london('2026-11-02 11:00'))
        return story
      },
      'hurries a contact that is already owed here, if the risk was high': () =>
        inResearch()
          .when('take-linked-referral', { contact: { ...contact, what: 'victimContactHigh' } })
          .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' }),
      'is unsafe to contact here too, and the advocate owes a look; going back changes nothing':
        () =>
          taken()
            .when('take-linked-referral', { unsafe: true })
            .standsAt('research', { flags: ['contactUnsafe'] })
            .toOwe({ to: 'victimAdvocate', what: 'lookAtSafeContact', by: '2026-11-03 17:00' })
            .and(step('give-back-referral'))
            .standsAt('research', { flags: ['contactUnsafe'] }),
      'reopens a watched pathway as a repeat': () =>
        inWatch()
          .when('take-linked-referral')
          .standsAt('conference', { flags: ['repeat', 'emergency'] })
          .toOwe({ to: 'chair', what: 'emergencyConference' }),
      'interrupts if it is urgent': () =>
        inClosure()
          .when('take-linked-referral', { urgent: true })
          .toOwe({ to: 'policeLead', what: 'respondToRisk' })
          .toOwe({ to: 'victimAdvocate', what: 'respondToRisk' }),
    },
    refuses: {
      ...refusedFrom('take-linked-referral', { 'pathway-ended': ended }),
      'too-many-victims': () =>
        inResearch()
          .and(...Array.from({ length: 25 }, () => step('add-victim')))
          .when('take-linked-referral', { strands: [{ ...victim, victim: 'victim-9' }] }),
    },
  },
  'give-back-referral': {
    accepts: {
      'counts the watch from the referral before, and owes its contact no more': () => {
        const before = inResearch().and(step('record-victim-contact'))
        const { lastReferralAt } = before.state
        const story = before
          .and(step('take-linked-referral', { referredAt: london('2026-11-02 11:00'), contact }))
          .when('give-back-referral')
          .gives('obligation-settled', 'referral-given-back', 'obligation-settled')
        expect(story.state).toMatchObject({ lastReferralAt, taken: [] })
        return story
      },
      'changes the date only if it was the last': () => {
        const referredAt = london('2026-11-02 12:00')
        const story = taken()
          .and(step('take-linked-referral', { pathway: 'p3', referredAt }))
          .when('give-back-referral')
        expect(story.state).toMatchObject({
          lastReferralAt: referredAt,
          taken: [{ pathway: 'p3' }],
        })
        return story
      },
      'puts what it reopened back into its watch': () =>
        taken(inWatch).when('give-back-referral').standsAt('watch', { flags: [] }).owesOnly(),
      'is noted after the end too': () =>
        taken(referred)
          .and(step('reject-referral'))
          .when('give-back-referral')
          .gives('referral-given-back'),
    },
    refuses: refusedFrom('give-back-referral', { 'not-linked': inResearch }),
  },
} as const satisfies Cases

/** That another pathway did not take a referral, or a person. */
export const refusedLinkStories = {
  'undoes a merge that the other pathway did not take': () => {
    const refused = { command: 'c-1', code: 'already-erased', name: 'note-merge' }
    const story = merged()
      .when('answered', refused, { by: other })
      .gives('answer-received', 'person-split')
    expect(story.state).toMatchObject({ person: 'person-1', merges: [] })
    expect(said(story)).toEqual([['p2', 'note-merge', { pathway: 'p1', undone: false }]]) // of the merge itself
    return story
  },
  'leaves alone a linked referral whose words are erased': () =>
    linked()
      .and(...erasing)
      .when('answered', refusal, { by: other })
      .gives('answer-received')
      .standsAt('ended'),
  'opens a linked referral again that the other pathway did not take': () =>
    linked()
      .when('answered', refusal, { by: other })
      .gives(
        'answer-received',
        'referral-unlinked',
        'stage-entered',
        'obligation-opened',
        'obligation-opened',
      )
      .standsAt('referral')
      .owesOnly('acknowledge', 'victimContact'),
  'leaves alone a link that another pathway was asked for': () =>
    linked()
      .when('answered', refusal, { by: { ...other, id: 'pathway:p3' } })
      .gives('answer-received')
      .standsAt('ended'),
}

/** Whose referral it is, and who the person is. */
export const intakeCases: Cases = { ...linkCases, ...mergeCases }
