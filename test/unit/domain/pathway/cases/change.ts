import {
  actionAgreed,
  inSuitability,
  inWatch,
  referred,
  sessionsPlanned,
  waitingForPolice,
} from '../beginnings.ts'
import { adviceUnderInvestigation } from '../../../../../domain/policy/care.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { expect } from '@jest/globals'
import { people, utc } from '../world.ts'
import { policyWith, shortLadder, tableWith, withPolicies, withTable } from '../changed-world.ts'
import type { SiteReference } from '../../../../../domain/reference/reference.ts'
import { step, type Story } from '../story.ts'
import { without } from '../../../../../domain/pathway/evolutions/evolution.ts'

const longer = withPolicies({ 2: policyWith({ acknowledge: { workingDays: 3 } }) })
const shorter = withPolicies({ 2: policyWith({ acknowledge: { workingDays: 0 } }) })
const otherLadder = withPolicies({ 2: policyWith({}, { standard: shortLadder }) })
const shorterWatch = withPolicies({ 2: policyWith({ watch: { months: 6 } }) })
const waiting = {
  ...policyWith({ awaitInvestigation: { workingDays: 30 } }),
  underInvestigation: adviceUnderInvestigation,
}
const blocking = withPolicies({ 2: waiting, 3: waiting })
/** Under a first version that has treatment wait, as Hampshire's, and a second that does not. */
const going = {
  ...withPolicies({ 2: policyWith({}) }),
  policy: { ...policyWith({}), underInvestigation: adviceUnderInvestigation },
}
/** Past what one person may. */
const farOff = { obligationId: 'p1.2', to: '2026-12-01' }
const holiday = withTable(tableWith('2026-12', '2026-11-03'))

/** The site changes in the middle of a story. */
function under(story: Story, reference: SiteReference): Story {
  story.reference = reference
  return story
}

/** A table that does not reach the year of the stories. */
function endedTable() {
  const table = tableWith('2026-12')
  return { ...table, years: { ...table.years, last: 2025 } }
}

const rungsOf = (story: Story, what: 'acknowledge') =>
  story.the(what).rungs.map(([index, at]) => [index, utc(at)])

export const changeCases = {
  'apply-policy': {
    accepts: {
      'moves what its clock had planned, counted from the same moment; the owner is told': () => {
        const story = under(referred(), longer).when('apply-policy')
        expect(story.state.policyVersion).toBe(2)
        return story
          .gives('policy-applied', 'obligation-moved')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-05 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-04 17:00' })
          .tells('coordinator', 'acknowledge', 'moved', false)
      },
      'leaves alone the date that somebody gave': () =>
        under(referred().and(step('extend')), longer)
          .when('apply-policy')
          .gives('policy-applied')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-27 17:00' }),
      'leaves alone the date that a conference gave an action': () => {
        const story = under(
          actionAgreed(),
          withPolicies({ 2: policyWith({ action: { days: 1 }, suitability: { weeks: 3 } }) }),
        )
        return story
          .when('apply-policy')
          .gives('policy-applied', 'obligation-moved')
          .toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-13 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-11-23 17:00' })
      },
      'what would be over by now is due today': () =>
        under(referred(), shorter)
          .when('apply-policy', {}, { at: '2026-11-02 18:00' })
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-02 23:59' }),
      'what is overdue either way stays so, and its ladder continues': () => {
        const story = under(referred(), shorter).when(
          'apply-policy',
          {},
          { at: '2026-11-04 08:00', by: people.supervisor },
        )
        story
          .gives('policy-applied')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-03 17:00' })
          .until('2026-11-04 12:00')
          .tells('supervisor', 'acknowledge', 'manager')
        return story
      },
      'follows the ladder of the newer policy, and repeats no rung; nobody is told of that': () => {
        const story = under(referred(), otherLadder).when(
          'apply-policy',
          {},
          { at: '2026-11-03 12:00' },
        )
        expect(rungsOf(story, 'acknowledge')).toEqual([[2, '2026-11-04T17:00']])
        expect(story.the('acknowledge').reached).toBe(1)
        expect(story.notices.filter(({ rung }) => rung === 'moved')).toEqual([])
        return story
          .gives('policy-applied', 'obligation-moved', 'obligation-moved')
          .until('2026-11-04 18:00')
          .tells('coordinator', 'acknowledge', 'coordinator')
      },
      'the watch ends by it too': () => {
        const story = under(inWatch(), shorterWatch).when('apply-policy')
        expect(utc(story.state.watchUntil ?? 0)).toBe('2027-05-02T09:01')
        return story.gives('policy-applied', 'watch-moved')
      },
      'treatment then waits for the police, if the policy says so: their answer is owed instead of the assessment':
        () =>
          under(inSuitability().and(step('open-investigation')), blocking)
            .when('apply-policy')
            .gives('policy-applied', 'obligation-settled', 'obligation-opened')
            .owesOnly('victimContact', 'awaitInvestigation')
            .toOwe({ to: 'policeLead', what: 'awaitInvestigation', by: '2026-12-14 17:00' }) // by the new clock
            .when('record-suitability')
            .refuses('under-investigation', 'result')
            .and(step('close-investigation'))
            .owesOnly('victimContact', 'suitability'),
      'it waits no longer if the policy no longer says so': () =>
        under(waitingForPolice(inSuitability).and(step('open-investigation')), going)
          .when('apply-policy', {}, { at: '2026-11-09 10:00' })
          .gives('policy-applied', 'obligation-settled', 'obligation-opened')
          .owesOnly('victimContact', 'suitability')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-11-23 17:00' })
          .and(step('record-suitability'))
          .standsAt('sessions'),
      'sessions under way continue under one that waits, and the chair is asked; under the next one like it, not again':
        () =>
          under(sessionsPlanned().and(step('open-investigation')), blocking)
            .when('apply-policy')
            .standsAt('sessions')
            .owesOnly('victimContact', 'recordSession', 'reviewOutOfTurn')
            .and(step('record-review', { outcome: 'continue' }, { at: '2026-11-03 10:00' }))
            .when('apply-policy', { version: 3 })
            .gives('policy-applied'),
      'nothing waits or resumes if nobody is investigating': () =>
        under(inSuitability(), blocking)
          .when('apply-policy')
          .gives('policy-applied')
          .owesOnly('victimContact', 'suitability'),
      'what is opened afterwards follows it': () =>
        under(referred(), withPolicies({ 2: policyWith({ triage: { workingDays: 4 } }) }))
          .and(step('apply-policy'))
          .when('accept-referral')
          .toOwe({ to: 'policeLead', what: 'triage', by: '2026-11-06 17:00' }),
    },
    refuses: {
      'policy-not-newer': () => under(referred(), longer).when('apply-policy', { version: 1 }),
      'no-such-policy': () => under(referred(), longer).when('apply-policy', { version: 9 }),
      'outside-calendar': () =>
        under(referred(), { ...longer, table: endedTable() }).when('apply-policy'),
    },
  },
  'replan-calendar': {
    accepts: {
      'moves what counts in working days by a holiday that was added; the owners are told': () => {
        const story = under(referred(), holiday).when('replan-calendar')
        expect(story.state.calendar).toBe('2026-12')
        return story
          .gives('calendar-applied', 'obligation-moved', 'obligation-moved')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-04 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-05 17:00' })
          .tells('coordinator', 'acknowledge', 'moved', false)
      },
      'by the system itself': () =>
        under(referred(), holiday)
          .when('replan-calendar', { reason: undefined }, { by: people.system })
          .tells('victimAdvocate', 'victimContact', 'moved'),
      'leaves alone hours, and the date that somebody gave; its reminders avoid the holiday':
        () => {
          const story = under(
            referred({ urgent: true }).and(step('extend', { to: '2026-11-06' })),
            withTable(tableWith('2026-12', '2026-11-04')),
          ).when('replan-calendar')
          expect(rungsOf(story, 'acknowledge')[0]).toEqual([1, '2026-11-03T09:00'])
          return story
            .gives('calendar-applied', 'obligation-moved', 'obligation-moved')
            .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-06 17:00' })
            .toOwe({ to: 'victimAdvocate', what: 'victimContactHigh', by: '2026-11-03 10:01' })
        },
      'the date that stands again if nobody confirms an extension': () =>
        under(referred().and(step('extend', farOff)), holiday)
          .when('replan-calendar')
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-12-01 17:00' })
          .until('2026-11-04 17:00')
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-05 17:00' }),
      'a date that a person had given stands again as it was': () => {
        const given = { ...farOff, to: '2026-11-05' }
        return under(referred().and(step('extend', given), step('extend', farOff)), holiday)
          .when('replan-calendar')
          .until('2026-11-04 17:00')
          .toOwe({ to: 'victimAdvocate', what: 'victimContact', by: '2026-11-05 17:00' })
      },
      'no date moves on a pathway that does not say how it was planned': () => {
        const story = under(referred(), holiday)
        story.state = without(story.state, 'calendar')
        story.when('replan-calendar')
        expect(story.the('acknowledge').given).toBe(true)
        expect(story.state.calendar).toBe('2026-12')
        return story.toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-03 17:00' })
      },
    },
    refuses: refusedFrom('replan-calendar', {
      'calendar-unchanged': () => under(referred(), holiday).and(step('replan-calendar')),
      'outside-calendar': () => under(referred(), withTable(endedTable())),
    }),
  },
} as const satisfies Cases
