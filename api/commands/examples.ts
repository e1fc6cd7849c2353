import { orderExamples } from './order-examples.ts'
import { intakeExamples } from './intake-examples.ts'
import { afterExamples } from './after-examples.ts'
import { holdExamples } from './hold-examples.ts'
import { type PathwayCommandName } from '../../domain/pathway/commands/index.ts'

/** A made-up referral, whole. */
export const referralExample = {
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  person: { name: 'Alex Example', aliases: ['Lex'], dateOfBirth: '1988-04-12' },
  victim: {
    name: 'Robin Sample',
    safeContact: { safe: true, channels: ['phone'], window: 'Weekdays before noon' },
    relationship: 'exPartner',
  },
  concern: {
    summary: 'Has followed her home from work three times.',
    incidents: [{ on: '2026-01-09', kind: 'following', note: 'Waited at the bus stop.' }],
  },
  screening: { tool: 'stst', score: 7 },
  lawfulBasis: 'lawEnforcement',
  urgent: false,
}

const reason = 'Agreed by telephone with the agency.'
const obligationId = 'pw0123456789ab.3'
const incident = { on: '2026-01-14', kind: 'contact', note: 'Sent flowers to her office.' }

/** An example body of each command that people send, for the documentation. Commands of the system have none. */
export const examples: Readonly<Partial<Record<PathwayCommandName, object>>> = {
  'accept-referral': { note: 'Within our area.' },
  'return-referral': { reason: 'Please add the dates of the incidents.' },
  'amend-referral': { concern: referralExample.concern },
  'reject-referral': { code: 'outOfArea', reason: 'Lives in another county.' },
  ...intakeExamples,
  'decide-triage': {
    outcome: 'conference',
    risk: 'high',
    rationale: 'Escalating, and fixated on one person.',
  },
  'record-advice': {
    note: 'To record each contact, and to refer again at the next.',
    to: 'The referring officer',
    toAgency: 'metropolitan-police-service',
  },
  'acknowledge-referral-on': { note: 'Confirmed by the MARAC coordinator.' },
  'record-victim-contact': { result: 'reached', view: 'Wants him to be kept away.' },
  'record-contact-attempt': { channel: 'phone', window: 'inside', result: 'noAnswer' },
  'record-victim-view': {
    view: 'Is afraid of his coming to her work.',
    wishes: 'To be told before he is.',
    safetyPlanChanged: true,
  },
  'decline-support': { note: 'May come back to us.' },
  'mark-contact-unsafe': { on: '2026-01-15', note: 'He has her telephone.' },
  'set-safe-contact': {
    safe: true,
    channels: ['phone'],
    window: 'Weekdays before noon',
    voicemail: false,
    withheldNumber: true,
  },
  'record-return': {
    agency: 'london-housing',
    kind: 'full',
    note: 'Two complaints by neighbours.',
  },
  'waive-return': { agency: 'london-housing', reason: 'Known to have nothing.' },
  'list-for-conference': { conference: 'cf0123456789ab', reason: 'The clinician can come then.' },
  'record-conference': {
    decision: 'intervene',
    risk: 'high',
    rationale: 'Treatment is needed, and protection until then.',
    actions: [
      {
        agency: 'metropolitan-police-service',
        role: 'policeLead',
        what: 'Apply for a stalking protection order.',
        dueOn: '2027-01-22',
      },
    ],
  },
  'end-action': { actionId: 'a1', outcome: 'done', note: 'Interim order made.' },
  'accept-action': { actionId: 'a1' },
  'verify-action': { actionId: 'a1', agreed: true, note: 'Seen the order.' },
  'assess-risk': {
    instrument: 'srp',
    ratings: { violence: 'moderate', persistence: 'high', recurrence: 'high', psychosocial: 'low' },
    typology: 'rejected',
    drivers: [{ kind: 'grievance', note: 'Feels that the court wronged him.' }],
  },
  'record-change': { on: '2026-01-20', kind: 'moved', note: 'Now lives near her work.' },
  'record-suitability': { result: 'suitable', note: 'Motivated to take part.' },
  'plan-sessions': {
    programme: 'eight-weekly-and-follow-up',
    provider: {
      agency: 'barnet-enfield-haringey-mental-health-trust',
      role: 'forensicClinician',
    },
    firstAt: '2027-02-02T10:00:00Z',
    count: 9,
    everyDays: 7,
    basis: 'consent',
  },
  'record-session': { sessionId: 's1', held: true, attended: true, late: false },
  'move-session': {
    sessionId: 's2',
    to: '2027-02-11T10:00:00Z',
    requestedBy: 'provider',
    reason: 'The room is not free.',
  },
  'book-session': {
    sessionId: 's1',
    how: 'inPerson',
    place: 'Room 4, the clinic',
    withWhom: 'His own clinician',
    needs: 'An interpreter',
  },
  'cancel-session': { sessionId: 's2', reason: 'The clinician is ill.' },
  'follow-up-missed-session': {
    sessionId: 's1',
    result: 'awaitsEvidence',
    evidenceBy: '2027-02-10',
    note: 'Says that he was ill.',
  },
  'judge-absence': { sessionId: 's1', absence: 'acceptable', note: 'A letter from his doctor.' },
  'end-programme': { outcome: 'disengaged', reason: 'Has not come since January.' },
  'record-closing-report': {
    outcomes: {
      violence: 'same',
      persistence: 'better',
      recurrence: 'better',
      psychosocial: 'same',
    },
    report: 'Has learnt to notice when he begins to brood.',
  },
  'open-investigation': { on: '2026-01-14', note: 'Arrested and bailed.' },
  'close-investigation': { outcome: 'noFurtherAction', note: 'The charge was dropped.' },
  'give-consent': { note: 'Signed on his first visit.' },
  'withdraw-consent': { reason: 'Says that he has no time for it.' },
  'record-review': { outcome: 'continue', risk: 'medium', rationale: 'No contact for a month.' },
  'report-incident': incident,
  'raise-urgent-risk': { ...incident, kind: 'threat', note: 'Said that he would come tonight.' },
  ...orderExamples,
  'propose-closure': { reason: 'All sessions attended.', code: 'completed' },
  'answer-closure': { view: 'agree', note: 'She feels safe.' },
  'approve-closure': {},
  'refuse-closure': { reason: 'One more review first.' },
  ...afterExamples,
  ...holdExamples,
  'remind-now': { obligationId },
  'apply-policy': { version: 2, reason: 'Fortnightly panel from May.' },
  'replan-calendar': { reason: 'A bank holiday was proclaimed.' },
  extend: { obligationId, to: '2027-01-29', reason },
  reassign: { obligationId, agency: 'london-council', role: 'agencyWorker', reason },
  waive: { obligationId, reason },
  'record-done': { obligationId, note: 'Spoke to the person concerned.' },
}
