import {
  actionAgreed,
  emergency,
  ended,
  inReview,
  inSessions,
  inSuitability,
  inWatch,
  referred,
  sessionsPlanned,
} from '../beginnings.ts'
import { people, utc } from '../world.ts'
import { type Cases, refusedFrom } from './cases.ts'
import { step, type Story } from '../story.ts'

/** Suitability is owed by Monday 16 November; held on Thursday 5 November, with seven working days left. */
export const heldInSuitability = (body = {}): Story =>
  inSuitability().and(step('hold', body, { at: '2026-11-05 10:00' }))
const heldInSessions = (body = {}): Story =>
  sessionsPlanned().and(step('hold', body, { at: '2026-12-02 10:00' }))

/** Fails unless something holds, for what a story has no sentence for. */
function is(story: Story, holds: boolean): Story {
  if (!holds) throw new Error(JSON.stringify(story.state))
  return story
}

const stoppedAt = (story: Story, what: Parameters<Story['the']>[0]): string | undefined => {
  const { stopped } = story.the(what)
  return stopped === undefined ? undefined : utc(stopped)
}

export const holdCases = {
  hold: {
    accepts: {
      'stops only treatment, and the hold is to be reviewed within four weeks': () => {
        const story = inSuitability()
          .when('hold', {}, { at: '2026-11-05 10:00' })
          .gives('hold-begun', 'flagged', 'obligation-stopped', 'obligation-opened')
          .standsAt('suitability', { flags: ['held'] })
          .owesOnly('victimContact', 'suitability', 'reviewHold')
          .toOwe({ to: 'coordinator', what: 'reviewHold', by: '2026-12-03 17:00' })
          .tells('forensicClinician', 'suitability', 'stopped', false)
        return is(story, stoppedAt(story, 'suitability') === '2026-11-05T10:00')
      },
      'nobody is reminded of what is stopped, and it is not late': () => {
        const story = heldInSuitability().until('2026-12-02 12:00')
        const asked = story.notices.filter(({ what }) => what === 'suitability')
        return is(story, asked.map(({ rung }) => rung).join() === 'asked,stopped')
      },
      'the contact that is owed and an action continue': () => {
        const story = actionAgreed().when('hold', {}, { at: '2026-11-03 10:00' })
        const goOn = stoppedAt(story, 'victimContact') ?? stoppedAt(story, 'action')
        return is(story, goOn === undefined)
          .until('2026-11-18 12:00')
          .tells('supervisor', 'victimContact', 'manager')
          .tells('supervisor', 'action', 'manager')
      },
      'what treatment owes that begins in it begins stopped': () => {
        const story = inReview()
          .and(
            step('hold', { reason: 'hospital' }),
            step('record-review', { outcome: 'stepUp' }),
            step('record-conference'),
          )
          .standsAt('suitability', { flags: ['held'] })
          .tells('forensicClinician', 'suitability', 'stopped')
        return is(story, story.the('suitability').rungs.length === 0)
      },
      'at any stage: a watch is not longer for it': () => {
        const story = inWatch()
        const { watchUntil } = story.state
        story.when('hold').gives('hold-begun', 'flagged', 'obligation-opened')
        return is(story, story.state.watchUntil === watchUntil).standsAt('watch')
      },
      'with a date, on whose morning it ends by itself': () => {
        const story = heldInSuitability({ resumeOn: '2026-11-24' }).until('2026-11-24 09:00')
        return is(story, story.state.hold === undefined)
          .owesOnly('victimContact', 'suitability', 'reassess')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-03 17:00' })
          .tells('forensicClinician', 'suitability', 'resumed')
      },
      'and as of that morning, however late the machine takes it': () =>
        heldInSuitability({ resumeOn: '2026-11-24' })
          .outage('2026-12-07 12:00')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-03 17:00' })
          .tells('supervisor', 'suitability', 'manager'),
      'with the end of the pathway it ends too': () => {
        const story = referred().and(
          step('hold', { resumeOn: '2026-12-01' }),
          step('reject-referral'),
        )
        return is(story, story.state.hold === undefined && !story.state.flags.includes('held'))
          .until('2026-12-02 12:00')
          .standsAt('ended')
      },
    },
    refuses: {
      ...refusedFrom('hold', { 'already-held': heldInSuitability, 'pathway-ended': ended }),
      'not-later': () => inSuitability().when('hold', { resumeOn: '2026-11-02' }),
      'outside-calendar': () => inSuitability().when('hold', {}, { at: '2040-12-20 10:00' }),
    },
  },
  resume: {
    accepts: {
      'gives back the working days that were left: seven': () =>
        heldInSuitability()
          .when('resume', {}, { at: '2027-01-20 16:00' })
          .gives(
            'obligation-settled',
            'hold-ended',
            'flagged',
            'obligation-resumed',
            'obligation-opened',
          )
          .standsAt('suitability', { flags: [] })
          .owesOnly('victimContact', 'suitability', 'reassess')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-01-29 17:00' })
          .until('2027-01-27 09:00')
          .tells('forensicClinician', 'suitability', 'two-days-before'),
      'of a clock in weeks, the time to the end of a working day': () =>
        // Owed by 30 November at 17:00: 20 days and 7 hours are left, and then it is Saturday 2 January.
        inSuitability()
          .and(
            step('record-suitability', { result: 'suitableNotReady' }),
            step('hold', { reason: 'abroad' }, { at: '2026-11-10 10:00' }),
          )
          .when('resume', {}, { at: '2026-12-13 10:00' })
          .toOwe({ to: 'forensicClinician', what: 'suitabilityRecheck', by: '2027-01-04 17:00' }),
      'what was late before stays as late': () =>
        inSuitability()
          .and(step('hold', { reason: 'hospital' }, { at: '2026-11-17 17:00' }))
          .when('resume', {}, { at: '2026-12-08 17:00' })
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-07 17:00' }),
      'of a session whose date passed, the record is owed from now': () => {
        const story = heldInSessions({ reason: 'hospital' })
          .when('resume', {}, { at: '2027-01-14 10:00' })
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-15 17:00' })
        return is(
          story,
          story.state.sessions.map(({ inHold = false }) => inHold).join() === 'true,true,false',
        )
      },
      'of one still to come, by its date': () =>
        heldInSessions({ reason: 'stayOfProceedings' })
          .when('resume', {}, { at: '2026-12-16 10:00' })
          .toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-06 17:00' })
          .owesOnly('victimContact', 'recordSession'),
      'an absence in it counts against nobody, then or after': () => {
        const away = { held: true, attended: false, absence: 'unacceptable' }
        const story = heldInSessions()
          .and(
            step('record-session', away, { at: '2027-01-05 11:30' }),
            step('resume', {}, { at: '2027-01-14 10:00' }),
            step('record-session', { ...away, sessionId: 's2' }),
            step('judge-absence', { sessionId: 's2', absence: 'unacceptable' }),
          )
          .owesOnly('victimContact', 'reassess', 'recordSession')
        return is(story, story.state.missedRunning === 0)
      },
      'a session that is moved out of it counts again': () => {
        const story = heldInSessions().and(
          step('resume', {}, { at: '2027-01-06 10:00' }),
          step('move-session', { to: '2027-01-08T10:00:00Z', requestedBy: 'provider' }),
          step('record-session', { held: true, attended: false }, { at: '2027-01-08 12:00' }),
        )
        return is(story, story.state.missedRunning === 1)
      },
      'in time for the planning of sessions, on its last day after hours': () =>
        inSessions()
          .and(step('hold', { reason: 'abroad' }, { at: '2026-11-09 09:30' }))
          .when('resume', {}, { at: '2026-11-13 18:00' })
          .toOwe({ to: 'forensicClinician', what: 'planSessions', by: '2026-11-16 17:00' }),
    },
    refuses: {
      'not-held': () => inSuitability().when('resume'),
      'outside-calendar': () => heldInSuitability().when('resume', {}, { at: '2040-12-28 10:00' }),
    },
  },
  'review-hold': {
    accepts: {
      'it continues, and is to be reviewed again': () =>
        heldInSuitability()
          .when('review-hold', {}, { at: '2026-12-03 10:00' })
          .gives('obligation-settled', 'hold-reviewed', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'reviewHold', by: '2026-12-31 17:00' }),
      'with another date for its end, and the note says why': () => {
        const story = heldInSuitability({ resumeOn: '2026-11-24' })
          .and(step('review-hold', { resumeOn: '2027-01-12' }))
          .until('2027-01-11 12:00')
        return is(story, story.state.hold !== undefined)
          .until('2027-01-12 09:00')
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2027-01-21 17:00' })
      },
      'it ends, by the chair': () => {
        const story = heldInSuitability()
          .when('review-hold', { outcome: 'resume' }, { by: people.chair, at: '2026-12-03 10:00' })
          .toOwe({ to: 'forensicClinician', what: 'suitability', by: '2026-12-14 17:00' })
        return is(story, story.state.hold === undefined)
      },
      'unreviewed, it climbs its ladder and continues': () => {
        const story = heldInSuitability()
          .until('2026-12-10 12:00')
          .tells('coordinator', 'reviewHold', 'week-before')
          .tells('supervisor', 'reviewHold', 'steering-group')
        return is(story, story.state.hold !== undefined)
      },
      'an incident interrupts, and does not end it': () =>
        emergency(heldInSuitability)
          .standsAt('suitability', { flags: ['held', 'emergency'] })
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-05 23:59' })
          .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-06 17:00' })
          .when('review-hold'),
    },
    refuses: {
      'not-held': () => inSuitability().when('review-hold'),
      'hold-date': () =>
        heldInSuitability().when('review-hold', { outcome: 'resume', resumeOn: '2026-12-01' }),
      'not-later': () => heldInSuitability().when('review-hold', { resumeOn: '2026-11-05' }),
      'outside-calendar': () =>
        heldInSuitability().when('review-hold', {}, { at: '2040-12-28 10:00' }),
    },
  },
} as const satisfies Cases

/** What is stopped is not chased and gets no new date. */
export function onStopped(name: 'remind-now' | 'extend'): Story {
  const story = heldInSuitability()
  return story.when(name, { obligationId: story.the('suitability').id })
}
