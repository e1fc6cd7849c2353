import { expect } from '@jest/globals'
import {
  actionAgreed,
  ended,
  inConference,
  inResearch,
  inReview,
  inSuitability,
  inTriage,
  inWatch,
  referred,
  returns,
  sessionsPlanned,
} from '../beginnings.ts'
import type { Cases } from './cases.ts'
import { erased } from './after-end.ts'
import type { PathwayEventType } from '../../../../../domain/pathway/events.ts'
import { people } from '../world.ts'
import { step, type Story } from '../story.ts'

/** Withdraws the last thing of a type that was entered, by whoever entered it unless that is said. */
function withdrawing(
  story: Story,
  type: PathwayEventType,
  by = people.housing,
  at?: string,
): Story {
  if (at !== undefined) story.until(at)
  return story.when('withdraw-entry', { event: story.numberOf(type) }, { by })
}

/** On Tuesday 12 January 2027, after the first session: the second is on that day. */
const afterDeath = () =>
  sessionsPlanned()
    .and(step('record-session', {}, { at: '2027-01-05 12:00' }))
    .and(step('record-death', { on: '2027-01-08' }, { at: '2027-01-11 10:00' }))

const takenBack = ({ notices }: Story) =>
  notices.flatMap(({ to, rung }) => (rung === 'taken-back' ? [to.role] : [])).sort()

/** Housing reports what the police have reported, and both ask police lead and advocate to respond. */
const twice = (): Story =>
  inResearch().and(
    step('report-incident', {}, { by: people.police }),
    step('report-incident', {}, { by: people.housing }),
  )
const reports = ({ past }: Story): number[] =>
  past.filter(({ event }) => event.type === 'incident-reported').map(({ seq }) => seq)
function joining(story: Story, body: (of: readonly number[]) => object): Story {
  return story.when('join-reports', { reason: 'w-reason', ...body(reports(story)) })
}
const both = ([of, event]: readonly number[]) => ({ event, of })

/** Entries that were made in error. */
export const withdrawalCases: Cases = {
  'withdraw-entry': {
    accepts: {
      'an incident in the watch goes, and the watch goes on to its old end': () => {
        const story = inWatch()
        const { watchUntil, flags, lastReferralAt } = story.state
        story.and(step('report-incident', {}, { by: people.housing, at: '2027-02-02 10:00' }))
        story.standsAt('conference', { flags: ['repeat', 'emergency'] })
        withdrawing(story, 'incident-reported').standsAt('watch', { flags }).owesOnly()
        expect(story.state).toMatchObject({ watchUntil, lastReferralAt })
        return story
      },
      'the wrong man’s death: treatment goes on, what fell due meanwhile is due today, and the advocate hears of it':
        () => {
          const story = afterDeath().standsAt('closure', { flags: ['personDied'] })
          withdrawing(story, 'death-recorded', people.coordinator, '2027-01-14 10:00')
          story.standsAt('sessions', { flags: [] })
          story.toOwe({ to: 'forensicClinician', what: 'recordSession', by: '2027-01-14 23:59' })
          story.tells('forensicClinician', 'recordSession', 'restored')
          story.toOwe({ to: 'victimAdvocate', what: 'lookAtWithdrawn', by: '2027-01-15 17:00' })
          expect(story.state.sessions).toHaveLength(3)
          return story
        },
      ...Object.fromEntries(
        [referred, inTriage, inConference, inSuitability, inReview].map((begin) => {
          const { stage } = begin().state
          return [
            `the wrong man’s death, from ${stage}: back there, with what was owed there`,
            () => {
              const story = begin()
              const { obligations, flags } = story.state
              story.and(step('record-death', {}, { by: people.coordinator }))
              withdrawing(story, 'death-recorded', people.coordinator)
              expect(story.standsAt(stage, { flags }).state.obligations).toEqual(obligations)
              return story
            },
          ]
        }),
      ),
      'whoever had only a notice hears once that it was taken back': () => {
        const story = inResearch().and(step('report-incident', {}, { by: people.housing }))
        const told = takenBack(withdrawing(story, 'incident-reported'))
        expect(told).toEqual(['chair', 'policeLead', 'victimAdvocate'])
        return story
      },
      'whoever owes a look hears nothing beside it; those above them do': () => {
        const story = inResearch().and(step('report-incident', {}, { by: people.housing }))
        withdrawing(story, 'incident-reported', people.coordinator, '2026-11-09 10:00')
        story.toOwe({ to: 'policeLead', what: 'lookAtWithdrawn' })
        expect(takenBack(story)).toEqual(['forensicClinician', 'supervisor', 'supervisor'])
        return story
      },
      'a return: research goes on, and the agency is asked again': () => {
        const story = inResearch().and(...returns)
        withdrawing(story, 'return-recorded', people.probation)
        return story.standsAt('research').owesOnly('victimContact', 'return')
      },
      'what somebody has already acted on is put before them': () => {
        const story = inResearch().and(step('report-incident', {}, { by: people.housing }))
        story.and(
          step(
            'record-done',
            { obligationId: story.the('respondToRisk').id },
            { by: people.police },
          ),
        )
        withdrawing(story, 'incident-reported')
        return story.toOwe({ to: 'policeLead', what: 'lookAtWithdrawn' })
      },
      'where another report stands, what both ask for stays': () => {
        const story = inWatch().and(
          step('report-incident', {}, { by: people.housing }),
          step('report-incident', { kind: 'following' }, { by: people.probation }),
        )
        const first = story.past.find(({ event }) => event.type === 'incident-reported')?.seq
        story.when('withdraw-entry', { event: first }, { by: people.housing })
        return story
          .standsAt('conference', { flags: ['repeat', 'emergency'] })
          .toOwe({ to: 'coordinator', what: 'lookAtWithdrawn' })
          .toOwe({ to: 'chair', what: 'emergencyConference' })
      },
      'where people have moved on, the entry alone goes': () => {
        const story = inWatch().and(
          step('report-incident', {}, { by: people.housing }),
          step('record-conference', { decision: 'intervene', risk: 'high' }),
        )
        withdrawing(story, 'incident-reported')
        return story
          .standsAt('suitability')
          .toOwe({ to: 'coordinator', what: 'lookAtWithdrawn' })
          .toOwe({ to: 'chair', what: 'lookAtWithdrawn' })
      },
      'of the record of a session the count of missed ones is by the sessions that are left':
        () => {
          const missed = { attended: false, absence: 'unacceptable' }
          const story = sessionsPlanned().and(
            step('record-session', missed, { at: '2027-01-05 12:00' }),
            step('record-session', { sessionId: 's2', attended: true }, { at: '2027-01-12 12:00' }),
          )
          expect(story.state.missedRunning).toBe(0)
          withdrawing(story, 'session-recorded', people.clinician)
          expect(story.state.missedRunning).toBe(1)
          return story.toOwe({ to: 'forensicClinician', what: 'recordSession', about: 's2' })
        },
      'the outcome of an action: it is owed again, under its own date': () => {
        const story = actionAgreed().and(step('end-action', {}, { by: people.housing }))
        withdrawing(story, 'action-ended')
        return story.toOwe({ to: 'agencyWorker', what: 'action', by: '2026-11-13 17:00' })
      },
      'a message that was left stays left, and the advocate looks': () => {
        const story = inResearch().and(step('record-contact-attempt', { result: 'messageLeft' }))
        withdrawing(story, 'contact-recorded', people.advocate)
        expect(story.state.contactTries).toBe(0)
        return story.toOwe({ to: 'victimAdvocate', what: 'lookAtWithdrawn' })
      },
      'the coordinator can on a later day': () =>
        withdrawing(
          inResearch().and(step('report-incident', {}, { by: people.housing })),
          'incident-reported',
          people.coordinator,
          '2026-11-09 10:00',
        ),
      'an incident in error after the end: nobody is asked for anything any more': () => {
        const story = ended().and(step('report-incident', {}, { by: people.housing }))
        story.owesOnly('respondToRisk', 'respondToRisk', 'referAgain')
        return withdrawing(story, 'incident-reported').standsAt('ended').owesOnly()
      },
      'a contact on a duty that outlived the end: it is owed again, under its own date': () => {
        const story = referred().and(step('reject-referral'))
        const { obligations } = story.state
        story.owesOnly('victimContact').and(step('record-victim-contact')).owesOnly()
        withdrawing(story, 'contact-recorded', people.advocate).standsAt('ended')
        expect(story.state.obligations).toEqual(obligations)
        return story
      },
      'a contact of before the end is owed again for safety, and nothing else is': () => {
        const story = inResearch().and(step('record-victim-contact'), ...returns.slice(0, 1))
        story.and(step('stop-pathway'), step('answer-stop')).standsAt('ended')
        withdrawing(story, 'contact-recorded', people.advocate)
        return withdrawing(story, 'return-recorded', people.coordinator)
          .standsAt('ended')
          .owesOnly('victimContact', 'putRight')
      },
      'an incident that a meeting has decided on goes by itself, once the pathway has ended':
        () => {
          const story = inWatch().and(step('report-incident', {}, { by: people.housing }))
          story.and(step('stop-pathway'), step('answer-stop')).standsAt('ended')
          return withdrawing(story, 'incident-reported')
            .standsAt('ended')
            .toOwe({ to: 'coordinator', what: 'lookAtWithdrawn' })
        },
    },
    refuses: {
      'already-erased': () => erased().when('withdraw-entry'),
      'no-such-entry': () => inResearch().when('withdraw-entry', { event: 1 }),
      'already-withdrawn': () => {
        const story = inResearch().and(step('report-incident', {}, { by: people.housing }))
        return withdrawing(withdrawing(story, 'incident-reported'), 'incident-reported')
      },
      'not-your-entry': () =>
        withdrawing(
          inResearch().and(step('report-incident', {}, { by: people.housing })),
          'incident-reported',
          people.housing,
          '2026-11-04 10:00',
        ),
      'entry-relied-on': () =>
        withdrawing(
          inResearch().and(step('record-order'), step('serve-order')),
          'order-recorded',
          people.coordinator,
        ),
    },
  },
  'join-reports': {
    accepts: {
      'one response is owed, by each who owed two': () => {
        const story = twice()
        expect(story.state).toMatchObject({ stage: 'research' })
        const responses = () =>
          Object.values(story.state.obligations).filter(({ what }) => what === 'respondToRisk')
        expect(responses()).toHaveLength(4)
        joining(story, both)
        expect(responses().map(({ role }) => role)).toEqual(['policeLead', 'victimAdvocate'])
        return story
      },
    },
    refuses: {
      'no-such-report': () => joining(twice(), ([of]) => ({ event: 1, of })),
      'already-joined': () => joining(joining(twice(), both), both),
    },
  },
}
