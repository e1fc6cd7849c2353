import { expect } from '@jest/globals'
import { ended, inTriage, referred } from '../beginnings.ts'
import { erasing } from './retention.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { tieOf } from '../../../../../domain/pathway/same-person.ts'

const said = (): Story => referred().and(step('say-same-person'))
const asked = (): Story => referred().and(step('hear-of-same-person'))
const standing = ({ state }: Story) => tieOf(state, 'm1')?.standing

/** What is said to the other pathway, last, and in whose name. */
const told = ({ messages }: Story) =>
  messages
    .filter(({ to }) => to.kind === 'pathway')
    .map(({ to, name, body, signed }) => [to.id, name, body, signed])
    .at(-1)

/** That the person is the same as on a pathway at another site. */
export const samePersonCases = {
  'say-same-person': {
    accepts: {
      'asks the other site, in the name of the match': () => {
        const story = referred().when('say-same-person').gives('same-person-said')
        expect(standing(story)).toBe('said')
        const body = { match: 'm1', pathway: 'p1', site: 'london' }
        expect(told(story)).toEqual(['p2', 'hear-of-same-person', body, 'match:m1'])
        return story.standsAt('referral')
      },
      'is what the look at a referral there was for': () =>
        referred()
          .and(step('hear-of-match'))
          .when('say-same-person')
          .gives('same-person-said', 'obligation-settled'),
      'can be said again once it was found not to be so': () => {
        const story = said()
          .and(step('note-same-person', { same: false }))
          .when('say-same-person')
        expect(standing(story)).toBe('said')
        return story
      },
      'is open again where the other could not be asked': () => {
        const answer = { name: 'hear-of-same-person', code: 'pathway-ended' }
        const by = { ...people.system, id: 'match:m1' }
        const story = said().when('answered', answer, { by })
        expect(standing(story)).toBe('apart')
        return story.gives('answer-received', 'same-person-noted')
      },
    },
    refuses: {
      'same-person-known': () =>
        said().when('say-same-person').refuses('same-person-known', 'matchId'),
    },
  },
  'hear-of-same-person': {
    accepts: {
      'the coordinator owes an answer': () => {
        const story = referred()
          .when('hear-of-same-person')
          .gives('same-person-heard', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'answerMatch' })
        expect([standing(story), story.the('answerMatch').about]).toEqual(['asked', 'm1'])
        return story
      },
      'takes the place of the look at a referral there': () =>
        referred()
          .and(step('hear-of-match'))
          .when('hear-of-same-person')
          .gives('same-person-heard', 'obligation-settled', 'obligation-opened'),
      'needs no answer where the same was said here': () => {
        const story = said().when('hear-of-same-person').gives('same-person-heard')
        expect(standing(story)).toBe('tied')
        return story.when('hear-of-same-person').gives()
      },
    },
    refuses: refusedFrom('hear-of-same-person', { 'pathway-ended': ended }),
  },
  'answer-same-person': {
    accepts: {
      'that it is so ties the two, and tells the other': () => {
        const story = asked()
          .when('answer-same-person')
          .gives('same-person-answered', 'obligation-settled')
        expect(standing(story)).toBe('tied')
        const body = { match: 'm1', same: true }
        expect(told(story)).toEqual(['p2', 'note-same-person', body, 'match:m1'])
        return story
      },
      'from then on each hears what is reported on the other': () => {
        const story = asked().and(step('answer-same-person')).when('report-incident')
        expect(story.messages.map(({ to, name, body }) => [to.id, name, body])).toContainEqual([
          'p2',
          'hear-of-report',
          { match: 'm1' },
        ])
        return story
      },
      'that it is not so keeps them apart, before and after they were tied': () => {
        const no = { same: false }
        for (const begun of [asked, said, () => asked().and(step('answer-same-person'))]) {
          const story = begun().when('answer-same-person', no)
          expect(standing(story)).toBe('apart')
          expect(told(story)?.slice(0, 3)).toEqual([
            'p2',
            'note-same-person',
            { match: 'm1', same: false },
          ])
        }
        return asked().when('answer-same-person', no)
      },
    },
    refuses: {
      ...refusedFrom('answer-same-person', { 'no-same-person': inTriage }),
      'unknown-match': () =>
        asked().when('answer-same-person', { matchId: 'm9' }).refuses('unknown-match', 'matchId'),
      'same-person-known': () =>
        said().when('answer-same-person').refuses('same-person-known', 'same'),
    },
  },
  'note-same-person': {
    accepts: {
      'ties the two': () => {
        const story = said().when('note-same-person').gives('same-person-noted')
        expect(standing(story)).toBe('tied')
        return story
      },
      'ends the answer that is owed, where it was taken back': () =>
        asked()
          .when('note-same-person', { same: false })
          .gives('same-person-noted', 'obligation-settled'),
    },
    refuses: {
      'unknown-match': () => referred().when('note-same-person'),
      'already-erased': () =>
        ended()
          .and(...erasing)
          .when('note-same-person'),
    },
  },
} satisfies Cases
