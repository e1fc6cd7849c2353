import { asksWhose } from './contact.ts'
import { inTriage, inWatch } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { housing, trust } from '../world.ts'
import { servicesOfSide } from '../../../../../domain/pathway/sides.ts'
import { step, type Story } from '../story.ts'
import type { Cases } from './cases.ts'

const found = (as: string, more: object = {}) => ({
  matching: {
    searched: true,
    found: [],
    victims: [{ as, pathway: 'p2', band: 'likely', ...more }],
  },
})

/** A referral whose victim may be that of another pathway. */
const maybeSame = (): Story => inTriage(found('same', { victim: 'victim-9' }))

/** A referral whose person may be the victim of another pathway. */
const maybeCounter = (): Story => inTriage(found('personIsVictim'))

/** What is said to other pathways, last. */
const said = (story: Story) =>
  story.messages.map(({ to, name, body }) => [to.id, name, body]).at(-1)

export const knownVictimCases = {
  'confirm-same-victim': {
    accepts: {
      'makes one record of both, and tells the other pathway': () => {
        const story = maybeSame()
          .when('confirm-same-victim')
          .gives('victim-merged', 'obligation-settled')
        expect(story.state.victim).toBe('victim-9')
        expect(story.state.firstStrand).toMatchObject({ shared: ['p2'] })
        expect(story.messages.map(({ name, body }) => [name, body])).toContainEqual([
          'note-same-victim',
          { pathway: 'p1', victim: 'victim-9' },
        ])
        return story
      },
      'says with it that contact is unsafe, and each time that it becomes so again': () => {
        const story = maybeSame().and(step('mark-contact-unsafe')).when('confirm-same-victim')
        expect(story.messages.map(({ body }) => body)).toContainEqual({
          pathway: 'p1',
          victim: 'victim-9',
          unsafe: true,
        })
        const later = story.and(step('set-safe-contact')).when('mark-contact-unsafe')
        expect(later.messages.map(({ name, body }) => [name, body])).toContainEqual([
          'hear-of-victim',
          { pathway: 'p1', victim: 'victim-9', unsafe: true },
        ])
        return later
      },
      'tells the other of each threat from then on': () => {
        const story = maybeSame()
          .and(step('confirm-same-victim'))
          .when('report-incident', { kind: 'threat' })
        expect(story.messages.map(({ name, body }) => [name, body])).toContainEqual([
          'hear-of-victim',
          { pathway: 'p1', victim: 'victim-9', threat: true },
        ])
        return story
      },
    },
    refuses: {
      'same-pathway': () =>
        inTriage()
          .when('confirm-same-victim', { pathwayId: 'p1' })
          .refuses('same-pathway', 'pathwayId'),
      'merge-held': () =>
        inTriage()
          .and(step('merge-person', { crossed: true }))
          .when('confirm-same-victim', { crossed: true }),
      ...asksWhose('confirm-same-victim'),
      'unknown-victim': () =>
        inTriage().when('confirm-same-victim', { theirs: 'C' }).refuses('unknown-victim', 'theirs'),
      'same-victim': () =>
        maybeSame()
          .and(step('confirm-same-victim'))
          .when('confirm-same-victim')
          .refuses('same-victim', 'pathwayId'),
    },
  },
  'assess-counter-allegation': {
    accepts: {
      'that they are other people gives the contact to the advocate': () => {
        const story = maybeCounter().toOwe({ to: 'coordinator', what: 'victimContact' })
        return story
          .when('assess-counter-allegation', { finding: 'unrelated' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContact' })
      },
      'who endangers whom keeps the warning, and the contact where it is': () =>
        maybeCounter()
          .when('assess-counter-allegation', { finding: 'otherPerson' })
          .gives(
            'counter-assessed',
            'obligation-settled',
            'obligation-settled',
            'advocate-assigned',
          )
          .toOwe({ to: 'coordinator', what: 'victimContact' }),
      'the person is the aggressor: the usual service works for the victim, and no other comes':
        () => {
          const story = maybeCounter().when('assess-counter-allegation')
          expect(servicesOfSide(story.state)).toEqual([trust])
          return story
        },
      'the other is: no service works here until the victim has one of their own': () => {
        const story = maybeCounter().when('assess-counter-allegation', { finding: 'otherPerson' })
        expect(servicesOfSide(story.state)).toEqual([])
        const own = story.copy().and(step('assign-advocate', { victim: 'A', agency: housing }))
        expect(servicesOfSide(own.state)).toEqual([housing])
        expect(
          servicesOfSide(
            own.and(step('assess-counter-allegation', { finding: 'unrelated' })).state,
          ),
        ).toBeUndefined()
        return story
      },
      'each is a danger: the usual service works on the pathway that was there first': () => {
        const later = maybeCounter().when('assess-counter-allegation', { finding: 'both' })
        expect(servicesOfSide(later.state)).toEqual([])
        const earlier = inTriage().and(step('hear-of-counter'))
        const story = earlier.when('assess-counter-allegation', { finding: 'both' })
        expect(servicesOfSide(story.state)).toEqual([trust])
        return story
      },
    },
    refuses: {
      'no-counter': () => inTriage().when('assess-counter-allegation').refuses('no-counter'),
    },
  },
  'note-same-victim': {
    accepts: {
      'keeps where else the victim is': () => {
        const story = inTriage().when('note-same-victim').gives('same-victim-noted')
        expect(story.state.firstStrand).toMatchObject({ shared: ['p2'] })
        return story
      },
      'hears that contact is unsafe there, and says so where it is unsafe here': () => {
        const story = inTriage()
          .when('note-same-victim', { unsafe: true })
          .standsAt('triage', { flags: ['contactUnsafe'] })
        const unsafe = inTriage().and(step('mark-contact-unsafe')).when('note-same-victim')
        expect(said(unsafe)).toEqual([
          'p2',
          'hear-of-victim',
          { pathway: 'p1', victim: 'victim-1', unsafe: true },
        ])
        return story
      },
    },
    refuses: {
      'unknown-victim': () =>
        inTriage().when('note-same-victim', { victim: 'victim-7' }).refuses('unknown-victim'),
    },
  },
  'hear-of-victim': {
    accepts: {
      'is unsafe to contact here, too, and the advocate owes a look': () =>
        inTriage()
          .when('hear-of-victim')
          .gives('heard-of-victim', 'flagged', 'obligation-opened')
          .standsAt('triage', { flags: ['contactUnsafe'] }),
      'once is enough': () => inTriage().and(step('hear-of-victim')).when('hear-of-victim').gives(),
      'a threat is told to the police lead and the advocate': () =>
        inWatch()
          .when('hear-of-victim', { unsafe: undefined, threat: true })
          .gives('heard-of-victim', 'obligation-opened', 'obligation-opened')
          .toOwe({ to: 'policeLead', what: 'hearOfReport' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfReport' }),
    },
    refuses: {
      'unknown-victim': () =>
        inTriage().when('hear-of-victim', { victim: 'victim-7' }).refuses('unknown-victim'),
    },
  },
  'hear-of-counter': {
    accepts: {
      'is put before coordinator and advocate the same day': () =>
        inTriage()
          .when('hear-of-counter')
          .gives('counter-heard', 'flagged', 'obligation-opened', 'obligation-opened')
          .standsAt('triage', { flags: ['counterAllegation'] })
          .toOwe({ to: 'coordinator', what: 'lookAtCounter' })
          .toOwe({ to: 'victimAdvocate', what: 'lookAtCounter' }),
    },
    refuses: {
      'counter-known': () =>
        inTriage().and(step('hear-of-counter')).when('hear-of-counter').refuses('counter-known'),
    },
  },
} satisfies Cases
