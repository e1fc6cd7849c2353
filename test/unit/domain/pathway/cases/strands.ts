import { asksWhich } from './contact.ts'
import { closureProposed, inConference, inTriage, twoServices, twoVictims } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { council, health, housing, people, trust } from '../world.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { owedFor } from '../owed-for.ts'
import { step, type Story } from '../story.ts'
import type { Cases } from './cases.ts'

const alphabet = 26

/** As many victims as there are letters. */
const full = (): Story =>
  inTriage().and(...Array.from({ length: alphabet - 1 }, () => step('add-victim')))

/** An agency that may not see the pathway; or one that is not among those who alone may. */
const excluded = (begin: () => Story): Story =>
  begin().and(step('exclude-agency', { agency: health }))
const restricted = (begin: () => Story): Story => begin().and(step('restrict-to'))

const addCases = {
  'add-victim': {
    accepts: {
      'gives them a letter, an advocate and a contact within its own clock; the person is serial':
        () => {
          const story = inTriage()
            .when('add-victim')
            .gives('victim-added', 'obligation-opened', 'flagged', 'obligation-opened')
            .standsAt('triage', { flags: ['serial'] })
          expect(story.state.strands).toMatchObject([
            { id: 'B', victim: 'victim-2', advocate: { agency: trust }, flags: [] },
          ])
          expect(owedFor(story, 'A')).toEqual([['victimContact', '2026-11-04T17:00']])
          expect(owedFor(story, 'B')).toEqual([['victimContact', '2026-11-04T17:00']])
          return story
        },
      'of whom contact is unsafe, which is hers alone, and her advocate owes a look': () => {
        const story = inTriage()
          .when('add-victim', { safeToContact: false, safeContact: undefined })
          .standsAt('triage', { flags: ['serial'] })
        expect(story.state.strands).toMatchObject([{ flags: ['contactUnsafe'] }])
        expect(owedFor(story, 'B').map(([what]) => what)).toEqual([
          'lookAtSafeContact',
          'victimContact',
        ])
        return story
      },
      'at high risk, within the day': () => {
        const story = inConference('high').when('add-victim')
        expect(owedFor(story, 'B').map(([what]) => what)).toEqual(['victimContactHigh'])
        return story
      },
      'by an advocate of another service, who works for them from then on': () => {
        const story = inTriage().when(
          'add-victim',
          { advocate: housing },
          { by: people.otherAdvocate },
        )
        expect(story.state.strands).toMatchObject([{ advocate: { agency: housing } }])
        return story.toOwe({ to: 'victimAdvocate', what: 'victimContact', agency: housing })
      },
      'while closure is proposed, and their advocate is asked of it before the chair': () =>
        closureProposed()
          .and(step('answer-closure'))
          .toOwe({ to: 'chair', what: 'approveClosure' })
          .when('add-victim', {}, { at: '2026-11-04 10:00' })
          .owesOnly('victimContact', 'answerClosure', 'victimContact', 'reassess')
          .toOwe({ to: 'victimAdvocate', what: 'answerClosure', by: '2026-11-11 17:00' }),
      'before a release, of which they are to be told too': () => {
        const story = inTriage()
          .and(step('record-custody', { releaseOn: '2027-03-01' }))
          .when('add-victim')
        const due = story.the('tellRelease').due
        expect(owedFor(story, 'B').map(([what]) => what)).toEqual(['tellRelease', 'victimContact'])
        expect(new Set([due, owedFor(story, 'B')[0]?.[1]]).size).toBe(2)
        return story
      },
    },
    refuses: {
      'too-many-victims': () => full().when('add-victim'),
      'agency-excluded': () =>
        excluded(inTriage)
          .when('add-victim', { advocate: health })
          .refuses('agency-excluded', 'advocate'),
      'agency-left-out': () =>
        restricted(inTriage)
          .when('add-victim', { advocate: health }, { by: people.coordinator })
          .refuses('agency-left-out', 'advocate'),
    },
  },
} as const satisfies Cases

const endCases = {
  'end-strand': {
    accepts: {
      'by their advocate, who alone can end a contact that is still owed; the other stays': () => {
        const story = twoVictims().when('end-strand').gives('obligation-settled', 'strand-ended')
        expect(owedFor(story, 'A').map(([what]) => what)).toEqual(['victimContact'])
        expect(owedFor(story, 'B')).toEqual([])
        return story.standsAt('triage', { flags: ['serial'] })
      },
      'by the coordinator once they were reached; who never was a victim makes nobody serial': () =>
        twoVictims()
          .and(step('record-victim-contact', { victim: 'B' }))
          .when('end-strand', { code: 'notVictim' }, { by: people.coordinator })
          .standsAt('triage', { flags: [] }),
      'of the first, and what is asked without a letter is of the one who is left': () => {
        const story = twoVictims()
          .when('end-strand', { victim: 'A' })
          .and(step('record-victim-contact'))
        expect(owedFor(story, 'B')).toEqual([])
        return story
      },
      'as the same as another, who is owed what was owed and is as unsafe': () => {
        const story = twoVictims({ safeToContact: false, safeContact: undefined })
          .and(step('record-custody'))
          .when('end-strand', { code: 'sameVictim', same: 'A' }, { by: people.coordinator })
          .standsAt('triage', { flags: ['contactUnsafe'] })
        expect(owedFor(story, 'B')).toEqual([])
        expect(
          owedFor(story, 'A')
            .map(([what]) => what)
            .sort(),
        ).toEqual(['lookAtSafeContact', 'tellVictim', 'victimContact'])
        return story
      },
      'as the same as somebody who was reached, to whom no contact is owed again': () => {
        const story = twoVictims()
          .and(step('record-victim-contact', { victim: 'A' }))
          .when('end-strand', { code: 'sameVictim', same: 'A' })
        expect(owedFor(story, 'A')).toEqual([])
        return story
      },
      'with the last answer to a closure that was waited for, and the chair is asked': () =>
        closureProposed()
          .and(step('add-victim'), step('answer-closure', { victim: 'A' }))
          .when('end-strand')
          .toOwe({ to: 'chair', what: 'approveClosure' }),
    },
    refuses: {
      'unknown-victim': () =>
        twoVictims().when('end-strand', { victim: 'C' }).refuses('unknown-victim', 'victim'),
      'victim-ended': () =>
        twoVictims()
          .and(step('add-victim'), step('end-strand'))
          .when('end-strand')
          .refuses('victim-ended', 'victim'),
      'last-victim': () => inTriage().when('end-strand', { victim: 'A' }).refuses('last-victim'),
      'contact-owed': () =>
        twoVictims()
          .when('end-strand', {}, { by: people.coordinator })
          .refuses('contact-owed', 'victim'),
      'same-missing': () =>
        twoVictims().when('end-strand', { code: 'sameVictim' }).refuses('same-missing', 'same'),
      'same-victim': () =>
        twoVictims()
          .when('end-strand', { code: 'sameVictim', same: 'B' })
          .refuses('same-victim', 'same'),
    },
  },
} as const satisfies Cases

const workCases = {
  'assign-advocate': {
    accepts: {
      'gives one victim another service, which owes what is owed to them and is told': () => {
        const story = twoVictims()
          .when('assign-advocate')
          .gives('advocate-assigned', 'obligation-reassigned')
          .tells('victimAdvocate', 'victimContact', 'asked')
        expect(story.the('victimContact').agency).toBe(trust)
        return story.toOwe({ to: 'victimAdvocate', what: 'victimContact', agency: housing })
      },
      'in the place of one who may not see the pathway any more, of what the coordinator owed since':
        () => {
          const story = twoServices()
            .and(step('exclude-agency', { agency: housing }))
            .when('assign-advocate', { agency: council })
          const [, contact] = owed(story.state, 'victimContact')
          expect(contact).toMatchObject({ agency: council, role: 'victimAdvocate' })
          return story
        },
      'of the only victim: whatever the advocate owed is the other’s': () => {
        const story = inTriage()
          .and(step('report-incident'))
          .when('assign-advocate', { victim: undefined })
          .toOwe({ to: 'victimAdvocate', what: 'respondToRisk', agency: housing })
        expect(story.the('victimContact').agency).toBe(housing)
        return story
      },
    },
    refuses: {
      ...asksWhich('assign-advocate', { body: { victim: undefined } }),
      'same-advocate': () =>
        twoVictims().when('assign-advocate', { agency: trust }).refuses('same-advocate', 'agency'),
      'agency-excluded': () => excluded(twoVictims).when('assign-advocate', { agency: health }),
      'agency-left-out': () => restricted(twoVictims).when('assign-advocate', { agency: health }),
    },
  },
  'disclose-victim': {
    accepts: {
      'lets the advocates of the others know of one': () => {
        const story = twoServices().when('disclose-victim').gives('victim-disclosed')
        expect(story.state.strands).toMatchObject([{ id: 'B', disclosed: true }])
        return story
      },
    },
    refuses: {
      'one-victim': () => inTriage().when('disclose-victim', { victim: 'A' }).refuses('one-victim'),
      'already-disclosed': () =>
        twoServices()
          .and(step('disclose-victim'))
          .when('disclose-victim')
          .refuses('already-disclosed', 'victim'),
      'unknown-victim': () => twoVictims().when('disclose-victim', { victim: 'C' }),
      'victim-ended': () =>
        twoVictims()
          .and(step('add-victim'), step('end-strand'))
          .when('disclose-victim')
          .refuses('victim-ended', 'victim'),
    },
  },
} as const satisfies Cases

/** Further victims, and who works for whom. */
export const strandCases: Cases = { ...addCases, ...endCases, ...workCases }
