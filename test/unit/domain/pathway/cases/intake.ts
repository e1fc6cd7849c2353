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
import { step, type Story } from '../story.ts'
import { london, people } from '../world.ts'

const linked = (begin: () => Story = referred): Story => begin().and(step('link-referral'))
const taken = (begin: () => Story = inResearch): Story => begin().and(step('take-linked-referral'))
const merged = (): Story => referred().and(step('merge-person'))

/** What was said to the other pathway in the last step. */
const said = (story: Story) =>
  story.messages
    .filter(({ to }) => to.kind === 'pathway')
    .slice(-1)
    .map(({ to, name, body }) => [to.id, name, body])

const contact = {
  what: 'victimContact',
  since: london('2026-11-02 10:01'),
  due: london('2026-11-04 17:00'),
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
        const body = { pathway: 'p1', referredAt, urgent: false, contact }
        expect(said(story)).toEqual([['p2', 'take-linked-referral', body]])
        return story
      },
      'says that contact is unsafe': () => {
        const story = referred({ safeToContact: false }).when('link-referral')
        expect(said(story)).toMatchObject([['p2', 'take-linked-referral', { unsafe: true }]])
        return story
      },
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
    refuses: refusedFrom('take-linked-referral', { 'pathway-ended': ended }),
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

const personCases = {
  'merge-person': {
    accepts: {
      'is about the other pathway’s person, which is told': () => {
        const story = referred().when('merge-person').gives('person-merged').standsAt('referral')
        expect(story.state.person).toBe('person-2')
        expect(said(story)).toEqual([['p2', 'note-merge', { pathway: 'p1', undone: false }]])
        return story
      },
      'after the end too': () => ended().when('merge-person').standsAt('ended'),
    },
    refuses: {
      'same-pathway': () => referred().when('merge-person', { pathwayId: 'p1' }),
      'same-person': () => merged().when('merge-person'),
      'held-apart': () => referred().when('confirm-not-same').when('merge-person'),
    },
  },
  'split-person': {
    accepts: {
      'takes the last merge back': () => {
        const third = step('merge-person', { pathwayId: 'p3', person: 'person-3' })
        const story = merged().and(third).when('split-person').gives('person-split')
        expect(story.state.person).toBe('person-2')
        expect(said(story)).toEqual([['p3', 'note-merge', { pathway: 'p1', undone: true }]])
        story.when('split-person')
        expect(story.state.person).toBe('person-1')
        return story
      },
    },
    refuses: refusedFrom('split-person', {
      'not-merged': () => merged().and(step('split-person')),
    }),
  },
  'note-merge': {
    accepts: {
      'is on the timeline, whenever it comes': () => {
        ended().when('note-merge').gives('merge-noted')
        return referred().when('note-merge', { undone: true }).gives('merge-noted')
      },
    },
    refuses: {
      'system-only': () => referred().when('note-merge', {}, { by: people.chair }),
      'already-erased': () =>
        ended()
          .and(...erasing)
          .when('note-merge'),
    },
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
export const intakeCases: Cases = { ...linkCases, ...personCases }
