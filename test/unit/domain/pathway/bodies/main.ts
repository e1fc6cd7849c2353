import { hour, minute, referenceOf, met } from '../world.ts'
import type { Bodies } from './bodies.ts'
import { owed } from '../../../../../domain/pathway/state.ts'
import { toldToVictim } from '../../../../../domain/pathway/victim-contact.ts'

const agencies = Object.keys(referenceOf('london').agencies)
const screenings = [
  { tool: 'stst', score: 5 },
  { tool: 'stst', score: 5 },
  { tool: 'dash', ticks: 14 },
  { tool: 'dash', judgement: 'high' },
]
const ratings = ['low', 'moderate', 'high']

/** Bodies of the commands from the referral to the watch. */
export const mainBodies: Bodies = ({ state, now, by, of, iso, obligationId, risk }) => ({
  'submit-referral': {
    urgent: of([true, false]),
    safeToContact: of([true, true, false]),
    safeContact: of([undefined, { channels: ['phone'] }, { channels: ['phone', 'email'] }]),
    screening: of(screenings),
  },
  'amend-referral': {
    urgent: of([true, false]),
    safeToContact: of([true, false]),
    safeContact: of([undefined, { channels: ['phone'] }, { channels: ['email'], voicemail: true }]),
    ...of([{}, { screening: of(screenings) }]),
  },
  'decide-triage': {
    outcome: of(['conference', 'conference', 'adviceOnly', 'emergencyConference', 'referOn']),
    risk,
    ...of([
      {},
      { referTo: 'marac', receiverName: 'w-receiver' },
      { referTo: 'mappa', receiver: of(agencies) },
    ]),
  },
  'record-advice': { ...of([{}, { to: 'w-to' }, { toAgency: of(agencies) }]) },
  'record-victim-contact': {
    ...of([{}, { channel: undefined, at: undefined, window: undefined }]),
    result: of(['reached', 'notReached', 'declined', 'unsafe', 'messageLeft', 'wrongContact']),
  },
  'tell-victim': {
    obligationId: of(owed(state, ...toldToVictim).map(({ id }) => id)) ?? obligationId,
    result: of(['told', 'unwanted']),
  },
  'record-contact-attempt': {
    channel: of(['phone', 'text', 'email']),
    window: of(['inside', 'outside', 'byVictim']),
    withheldNumber: of([true, false]),
    result: of(['reached', 'noAnswer', 'messageLeft', 'wrongContact']),
  },
  'set-safe-contact': { safe: of([true, false]), channels: of([['phone'], ['text'], []]) },
  'record-return': { agency: by.agency, kind: of(['full', 'nil', 'declined']) },
  'waive-return': { agency: of(Object.keys(state.returns)) ?? of(agencies) },
  'record-conference': {
    whyNotMeeting: of(['w-why', 'w-why', undefined]),
    heard: of([[met], [met], undefined]),
    decision: of([
      'intervene',
      'intervene',
      'adviceOnly',
      'defer',
      'close',
      'referOn',
      'noAction',
      'noted',
    ]),
    ...of([{ referTo: 'marac' }, { referTo: 'mappa', receiver: of(agencies) }, {}]),
    risk,
    actions: of([
      [],
      [{ agency: of(agencies), role: 'agencyWorker', what: 'w-what', dueOn: iso.slice(0, 10) }],
    ]),
  },
  'accept-action': { actionId: of(state.actions.map(({ id }) => id)) ?? 'a1' },
  'verify-action': {
    actionId: of(state.actions.map(({ id }) => id)) ?? 'a1',
    agreed: of([true, true, false]),
  },
  'end-action': {
    actionId: of(state.actions.map(({ id }) => id)) ?? 'a1',
    outcome: of(['done', 'noLongerPossible', 'notDone']),
  },
  'assess-risk': {
    ratings: {
      violence: of(ratings),
      persistence: of(ratings),
      recurrence: of(ratings),
      psychosocial: of(ratings),
    },
    ...of([{}, { risk }, { risk, rationale: 'w-rationale' }]),
  },
  'record-change': {
    kind: of(['released', 'moved', 'renamed', 'newRelationship', 'newVictim', 'other']),
  },
  'record-suitability': {
    result: of(['suitable', 'suitable', 'suitableNotReady', 'unsuitable']),
  },
  'plan-sessions': {
    firstAt: iso,
    count: of([1, 2, 4]),
    provider: { agency: by.agency, role: by.roles[0] ?? 'probation' },
    ...of([{}, { basis: 'order' }, { basis: 'order', orderId: 'o1' }]),
  },
  'record-session': {
    sessionId: of(state.sessions.filter(({ record }) => !record).map(({ id }) => id)) ?? 's1',
    ...of([
      { held: true, attended: true },
      { held: true, attended: false },
      { held: true, attended: false, absence: 'acceptable' },
      { held: false, attended: false, absence: 'serviceFault' },
      { held: false, attended: false, absence: 'unacceptable' },
    ]),
  },
  'move-session': {
    sessionId: of(state.sessions.filter(({ record }) => !record).map(({ id }) => id)) ?? 's1',
    to: iso,
  },
  'book-session': {
    sessionId: of(state.sessions.map(({ id }) => id)) ?? 's1',
    how: of(['inPerson', 'remote']),
  },
  'cancel-session': { sessionId: of(state.sessions.map(({ id }) => id)) ?? 's1' },
  'follow-up-missed-session': {
    sessionId: of(state.sessions.map(({ id }) => id)) ?? 's1',
    ...of([
      { result: 'explained' },
      { result: 'awaitsEvidence' },
      { result: 'awaitsEvidence', evidenceBy: iso.slice(0, 10) },
    ]),
  },
  'judge-absence': {
    sessionId: of(state.sessions.map(({ id }) => id)) ?? 's1',
    absence: of(['acceptable', 'unacceptable']),
  },
  'change-provider': {
    provider: { agency: of(agencies), role: of(['forensicClinician', 'probation']) },
    nextAt: of([undefined, iso]),
  },
  'end-programme': { outcome: of(['withdrawn', 'disengaged', 'breached']) },
  'record-review': { outcome: of(['continue', 'stepUp', 'stepDown', 'close', 'close']), risk },
  'answer-closure': { view: of(['agree', 'object', 'notReached']) },
  'remind-now': { obligationId },
  'decide-extension': {
    obligationId: of(owed(state, 'confirmExtension').map(({ id }) => id)) ?? obligationId,
    outcome: of(['confirm', 'refuse']),
  },
  extend: { obligationId, to: of([iso, iso.slice(0, 10)]) },
  reassign: {
    obligationId,
    agency: of(agencies),
    role: of(['agencyWorker', 'coordinator', 'policeLead', 'chair']),
  },
  waive: { obligationId },
  'record-done': {
    obligationId:
      of(
        owed(state)
          .filter(({ agency }) => agency === by.agency)
          .map(({ id }) => id),
      ) ?? obligationId,
  },
  'report-undelivered': { agency: of(agencies) },
  'open-research': {
    agencies: of([[], agencies.slice(0, 2)]),
    dueAt: now + 5 * 24 * hour + minute,
  },
})
