import { expect } from '@jest/globals'
import { type Cases, refusedFrom } from './cases.ts'
import { ended, inWatch, referred } from '../beginnings.ts'
import { afterEnd, erased } from './after-end.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'

const reporter = { by: { ...people.housing, system: true as const } }
const urgent = { urgent: true }
const reported = (changes: Readonly<Record<string, unknown>> = {}): Story =>
  referred().and(step('take-report', changes, reporter))

/** The look that is owed last. */
const lookOf = (story: Story, what: 'lookAtReport' | 'lookAtMatch' | 'acknowledge') => ({
  obligationId: story.the(what).id,
})

export const byNameCases = {
  'take-report': {
    accepts: {
      ...afterEnd['take-report'],
      'the coordinator looks at it the next working day; nothing is interrupted': () => {
        const story = referred()
          .when('take-report', {}, reporter)
          .gives('reported-by-name', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'lookAtReport', by: '2026-11-03 17:00' })
          .tells('coordinator', 'lookAtReport', 'asked', false)
        expect(story.the('lookAtReport').about).toBe('5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10')
        return story.standsAt('referral')
      },
      'an urgent one is for the police lead and the coordinator, at once': () =>
        referred()
          .when('take-report', urgent, reporter)
          .toOwe({ to: 'policeLead', what: 'lookAtUrgentReport', by: '2026-11-02 23:59' })
          .toOwe({ to: 'coordinator', what: 'lookAtUrgentReport', by: '2026-11-02 23:59' })
          .tells('policeLead', 'lookAtUrgentReport', 'asked', true),
      'it restarts no watch and reopens nothing': () =>
        inWatch().when('take-report', {}, reporter).standsAt('watch'),
      'so many looks are open at once; one more is a fact, and reminds who owes the oldest': () => {
        let story = referred()
        for (let n = 0; n < 10; n += 1)
          story = story.and(step('take-report', { report: `r${n}` }, reporter))
        return story
          .when('take-report', { report: 'r10' }, reporter)
          .gives('reported-by-name', 'reminder-asked')
      },
    },
    refuses: refusedFrom('take-report', { 'already-erased': erased }),
  },
  'disown-report': {
    accepts: {
      'nobody looks at it here any more': () => {
        const story = reported()
        return story
          .when('disown-report', lookOf(story, 'lookAtReport'))
          .gives('report-disowned', 'obligation-settled')
      },
      'both who look at an urgent one are done with it': () => {
        const story = reported(urgent)
        const [first] = Object.values(story.state.obligations).filter(
          ({ what }) => what === 'lookAtUrgentReport',
        )
        return story
          .when('disown-report', { obligationId: first?.id })
          .gives('report-disowned', 'obligation-settled', 'obligation-settled')
      },
    },
    refuses: {
      ...refusedFrom('disown-report', { 'nothing-owed': referred, 'pathway-ended': ended }),
      'no-such-obligation': () =>
        reported()
          .when('disown-report', { obligationId: 'p1.99' })
          .refuses('no-such-obligation', 'obligationId'),
      'has-own-command': () => {
        const story = reported()
        return story
          .when('disown-report', lookOf(story, 'acknowledge'))
          .refuses('has-own-command', 'obligationId')
      },
    },
  },
  'hear-of-match': {
    accepts: {
      'the coordinator looks at it, once for each site': () =>
        referred()
          .when('hear-of-match')
          .gives('match-elsewhere', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'lookAtMatch', by: '2026-11-04 17:00' })
          .when('hear-of-match')
          .gives(),
    },
    refuses: refusedFrom('hear-of-match', { 'pathway-ended': ended }),
  },
  'hear-of-report': {
    accepts: {
      'police lead and advocate answer it, and nothing is interrupted': () => {
        const story = inWatch()
          .when('hear-of-report')
          .gives('report-heard', 'obligation-opened', 'obligation-opened')
          .toOwe({ to: 'policeLead', what: 'hearOfReport' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfReport' })
          .standsAt('watch')
        expect(story.the('hearOfReport').about).toBe('m1')
        return story
      },
      'the next one of the same pathway reminds who owes it': () =>
        referred()
          .and(step('hear-of-report'))
          .when('hear-of-report')
          .gives('report-heard', 'reminder-asked', 'reminder-asked'),
      'one of another pathway is owed beside it': () =>
        referred()
          .and(step('hear-of-report'))
          .when('hear-of-report', { pathway: 'p2' })
          .gives('report-heard', 'obligation-opened', 'obligation-opened'),
    },
    refuses: refusedFrom('hear-of-report', { 'pathway-ended': ended }),
  },
} as const satisfies Cases
