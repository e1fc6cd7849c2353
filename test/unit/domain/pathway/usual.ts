import { type Actor } from '../../../../domain/entity/decider.ts'
import { afterUsual } from './usual/after.ts'
import { council, health, housing, london, people, trust } from './world.ts'
import { intakeUsual } from './usual/intake.ts'
import { type PathwayCommandName } from '../../../../domain/pathway/commands/index.ts'
import { usualListing } from './usual/listing.ts'
import { usualOrders } from './usual-orders.ts'
import { usualHold } from './usual-hold.ts'

/** What a command carries, and who sends it. */
export interface Usual {
  readonly by: Actor
  readonly body: Readonly<Record<string, unknown>>
}

const { coordinator, advocate, police, chair, clinician, system } = people

/** What each command carries, and who sends it, where a story does not say otherwise. Words are ids by then. */
export const usual: Record<PathwayCommandName, Usual> = {
  'submit-referral': {
    by: people.housing,
    body: {
      site: 'london',
      referrer: { agency: housing, role: 'agencyWorker' },
      person: 'person-1',
      victim: 'victim-1',
      safeToContact: true,
      concern: {
        summary: 'w-summary',
        incidents: [{ on: '2026-10-30', kind: 'following', note: 'w-incident' }],
      },
      screening: { tool: 'stst', score: 5 },
      lawfulBasis: 'publicTask',
    },
  },
  'accept-referral': { by: coordinator, body: {} },
  'return-referral': { by: coordinator, body: { reason: 'w-reason' } },
  'amend-referral': { by: people.housing, body: { note: 'w-note' } },
  'reject-referral': { by: coordinator, body: { code: 'notStalking', reason: 'w-reason' } },
  'decide-triage': {
    by: police,
    body: { outcome: 'conference', risk: 'medium', rationale: 'w-rationale' },
  },
  'record-advice': { by: coordinator, body: { note: 'w-note' } },
  'acknowledge-referral-on': { by: coordinator, body: { note: 'w-note' } },
  'record-victim-contact': { by: advocate, body: { result: 'reached', view: 'w-view' } },
  'record-contact-attempt': {
    by: advocate,
    body: { channel: 'phone', window: 'inside', result: 'noAnswer', note: 'w-note' },
  },
  'record-victim-view': {
    by: advocate,
    body: { view: 'w-view', wishes: 'w-wishes', safetyPlanChanged: false },
  },
  'decline-support': { by: advocate, body: { note: 'w-note' } },
  'mark-contact-unsafe': { by: advocate, body: { on: '2026-11-01', note: 'w-note' } },
  'set-safe-contact': {
    by: advocate,
    body: { safe: true, channels: ['phone', 'email'], window: 'w-window', note: 'w-note' },
  },
  'open-research': {
    by: system,
    body: { agencies: [trust, health], dueAt: london('2026-11-09 17:00') },
  },
  'record-return': { by: clinician, body: { agency: health, kind: 'full', note: 'w-note' } },
  'waive-return': { by: chair, body: { agency: health, reason: 'w-reason' } },
  'record-conference': {
    by: chair,
    body: { decision: 'intervene', risk: 'medium', rationale: 'w-rationale' },
  },
  ...usualListing,
  'end-action': { by: people.housing, body: { actionId: 'a1', outcome: 'done', note: 'w-note' } },
  'accept-action': { by: people.housing, body: { actionId: 'a1' } },
  'verify-action': { by: coordinator, body: { actionId: 'a1', agreed: true, note: 'w-note' } },
  'assess-risk': {
    by: clinician,
    body: {
      instrument: 'srp',
      ratings: { violence: 'low', persistence: 'low', recurrence: 'low', psychosocial: 'low' },
    },
  },
  'record-change': {
    by: people.probation,
    body: { on: '2026-11-01', kind: 'released', note: 'w-note' },
  },
  'record-suitability': { by: clinician, body: { result: 'suitable' } },
  'plan-sessions': {
    by: clinician,
    body: {
      programme: 'eight-weekly-and-follow-up',
      provider: { agency: health, role: 'forensicClinician' },
      firstAt: '2027-01-05T10:00:00Z',
      basis: 'consent',
    },
  },
  'record-session': { by: clinician, body: { sessionId: 's1', held: true, attended: true } },
  'move-session': {
    by: clinician,
    body: {
      sessionId: 's1',
      to: '2027-01-07T10:00:00Z',
      requestedBy: 'person',
      reason: 'w-reason',
    },
  },
  'book-session': {
    by: clinician,
    body: { sessionId: 's1', how: 'inPerson', place: 'w-place', withWhom: 'w-whom' },
  },
  'cancel-session': { by: clinician, body: { sessionId: 's1', reason: 'w-reason' } },
  'follow-up-missed-session': {
    by: clinician,
    body: { sessionId: 's1', result: 'noContact', note: 'w-note' },
  },
  'judge-absence': { by: clinician, body: { sessionId: 's1', absence: 'acceptable' } },
  'end-programme': { by: clinician, body: { outcome: 'disengaged', reason: 'w-reason' } },
  'record-closing-report': {
    by: clinician,
    body: {
      outcomes: {
        violence: 'same',
        persistence: 'better',
        recurrence: 'same',
        psychosocial: 'worse',
      },
      report: 'w-report',
    },
  },
  'open-investigation': { by: police, body: { on: '2026-11-01', note: 'w-note' } },
  'close-investigation': { by: police, body: { outcome: 'noFurtherAction', note: 'w-note' } },
  'give-consent': { by: clinician, body: { note: 'w-note' } },
  'withdraw-consent': { by: clinician, body: { reason: 'w-reason' } },
  'record-review': {
    by: chair,
    body: { outcome: 'continue', risk: 'medium', rationale: 'w-rationale' },
  },
  'report-incident': {
    by: people.housing,
    body: { on: '2026-11-01', kind: 'threat', note: 'w-note' },
  },
  'raise-urgent-risk': {
    by: clinician,
    body: { on: '2026-11-01', kind: 'other', note: 'w-note' },
  },
  ...usualOrders,
  'propose-closure': { by: coordinator, body: { reason: 'w-reason', code: 'completed' } },
  'answer-closure': { by: advocate, body: { view: 'agree', note: 'w-note' } },
  'approve-closure': { by: chair, body: {} },
  'refuse-closure': { by: chair, body: { reason: 'w-reason' } },
  ...afterUsual,
  ...usualHold,
  'remind-now': { by: coordinator, body: { obligationId: 'p1.1' } },
  extend: {
    by: coordinator,
    body: { obligationId: 'p1.1', to: '2026-11-27', reason: 'w-reason' },
  },
  reassign: {
    by: coordinator,
    body: { obligationId: 'p1.1', agency: council, role: 'coordinator', reason: 'w-reason' },
  },
  waive: { by: coordinator, body: { obligationId: 'p1.1', reason: 'w-reason' } },
  'record-done': { by: police, body: { obligationId: 'p1.1' } },
  'apply-policy': { by: coordinator, body: { version: 2, reason: 'w-reason' } },
  'replan-calendar': { by: coordinator, body: { reason: 'w-reason' } },
  ...intakeUsual,
  'report-undelivered': {
    by: system,
    body: { agency: health, role: 'forensicClinician', code: 'mailbox-unknown' },
  },
  answered: { by: system, body: { command: 'c-1', code: 'pathway-ended' } },
}
