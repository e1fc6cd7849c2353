import { council, health, housing, london, people, probation, trust, met } from './world.ts'
import { usualOf } from '../entity/usual.ts'
import { intakeUsual } from './usual/intake.ts'
import { pathwayCommands } from '../../../../domain/pathway/commands/index.ts'
import { usualListing } from './usual/listing.ts'
import { usualOrders } from './usual/orders.ts'
import { knownVictimsUsual } from './usual/known-victims.ts'
import { strandsUsual } from './usual/strands.ts'

/** A call at a safe time, from a withheld number. */
const made = {
  channel: 'phone',
  at: '2026-11-02T09:30:00Z',
  window: 'inside',
  withheldNumber: true,
}

const { coordinator, police, clinician, system } = people

/** What each command carries, and who sends it, where a story does not say otherwise. */
export const usual = usualOf({
  commands: pathwayCommands,
  system,
  there: {
    pastDate: '2026-11-01',
    date: '2026-11-27',
    instant: '2027-01-05T10:00:00Z',
    pastInstant: '2026-11-02T09:30:00Z',
    pathway: 'p2',
    obligation: 'p1.1',
    session: 's1',
    action: 'a1',
    order: 'o1',
    breach: 'b1',
  },
  special: {
    'submit-referral': {
      body: {
        site: 'london',
        referrer: { agency: housing, role: 'agencyWorker' },
        person: 'person-1',
        victim: 'victim-1',
        safeToContact: true,
        safeContact: { channels: ['phone'] },
        concern: {
          summary: 'w-summary',
          incidents: [{ on: '2026-10-30', kind: 'following', note: 'w-incident' }],
        },
        screening: { tool: 'stst', score: 5 },
        lawfulBasis: 'publicTask',
      },
    },
    'accept-referral': { body: {} },
    'amend-referral': { body: { note: 'w-note' } },
    'reject-referral': { body: { code: 'notStalking', reason: 'w-reason' } },
    'decide-triage': {
      body: { outcome: 'conference', risk: 'medium', rationale: 'w-rationale' },
    },
    'record-advice': { body: { note: 'w-note' } },
    'acknowledge-referral-on': { by: coordinator },
    'record-contact-attempt': {
      body: { ...made, result: 'noAnswer', note: 'w-note' },
    },
    'record-victim-view': {
      body: { ...made, view: 'w-view', wishes: 'w-wishes', safetyPlanChanged: false },
    },
    'set-safe-contact': {
      body: { safe: true, channels: ['phone', 'email'], window: 'w-window', note: 'w-note' },
    },
    'open-research': {
      body: { agencies: [trust, health], dueAt: london('2026-11-09 17:00') },
    },
    'record-return': { by: clinician, body: { agency: health, kind: 'full', note: 'w-note' } },
    'waive-return': { body: { agency: health, reason: 'w-reason' } },
    'record-conference': {
      body: {
        ...{ decision: 'intervene', risk: 'medium', rationale: 'w-rationale' },
        ...{ whyNotMeeting: 'w-why', heard: [met] },
      },
    },
    ...usualListing,
    'assess-risk': {
      body: {
        instrument: 'srp',
        ratings: { violence: 'low', persistence: 'low', recurrence: 'low', psychosocial: 'low' },
      },
    },
    'record-change': {
      by: people.probation,
      body: { on: '2026-11-01', kind: 'released', note: 'w-note' },
    },
    'record-suitability': { body: { result: 'suitable' } },
    'plan-sessions': {
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
    'cancel-session': { by: clinician },
    'follow-up-missed-session': {
      by: clinician,
      body: { sessionId: 's1', result: 'noContact', note: 'w-note' },
    },
    'judge-absence': { by: clinician, body: { sessionId: 's1', absence: 'acceptable' } },
    'decide-extension': {
      by: people.chair,
      body: { obligationId: 'p1.1', outcome: 'confirm', reason: 'w-reason' },
    },
    'choose-decision': {
      by: people.chair,
      body: { obligationId: 'p1.1', counts: 'meeting', reason: 'w-reason' },
    },
    'give-up-programme': { by: clinician, body: { reason: 'w-reason' } },
    'change-provider': {
      body: { provider: { agency: probation, role: 'probation' }, reason: 'w-reason' },
    },
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
    'report-incident': {
      body: { on: '2026-11-02', kind: 'threat', note: 'w-note' },
    },
    'raise-urgent-risk': {
      by: clinician,
      body: { on: '2026-11-01', kind: 'other', note: 'w-note' },
    },
    ...usualOrders,
    'decide-retention': { body: { decision: 'retain', reason: 'w-reason' } },
    'break-glass': { by: clinician, body: { reason: 'w-reason' } },
    'exclude-person': { body: { actor: 'u-clinician', reason: 'w-reason' } },
    'name-representative': {
      body: {
        exclusion: 'x1',
        actor: police.id,
        agencies: [{ actor: police.id, agency: police.agency }],
        reason: 'w-reason',
      },
    },
    'restrict-to': {
      body: {
        actors: [coordinator.id, police.id],
        agencies: [coordinator, police].map(({ id, agency }) => ({ actor: id, agency })),
        reason: 'w-reason',
      },
    },
    'confirm-erasure': { by: people.supervisor, body: {} },
    'destroy-words': { by: people.supervisor },
    'accept-transfer': { by: people.receiver },
    'refuse-transfer': { by: people.receiver },
    hold: { body: { reason: 'custody', note: 'w-note' } },
    'review-hold': { by: people.coordinator, body: { outcome: 'continue', note: 'w-note' } },
    'record-custody': {
      by: people.probation,
      body: { on: '2026-11-01', status: 'sentenced', note: 'w-note' },
    },
    'record-death': { by: people.police },
    extend: {
      body: { obligationId: 'p1.1', to: '2026-11-27', reason: 'w-reason' },
    },
    reassign: {
      body: { obligationId: 'p1.1', agency: council, role: 'coordinator', reason: 'w-reason' },
    },
    'record-done': { by: police, body: { obligationId: 'p1.1' } },
    ...intakeUsual,
    ...strandsUsual,
    ...knownVictimsUsual,
    'report-undelivered': {
      body: { agency: health, role: 'forensicClinician', code: 'mailbox-unknown' },
    },
    'note-restored': { body: { events: 3 } },
    answered: { body: { command: 'c-1', code: 'pathway-ended' } },
  },
})
