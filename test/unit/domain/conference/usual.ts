import { type Actor } from '../../../../domain/entity/decider.ts'
import { type ConferenceCommandName } from '../../../../domain/conference/commands/index.ts'
import { council, health, housing, met, people, trust } from '../pathway/world.ts'

interface Usual {
  readonly by: Actor
  readonly body: Readonly<Record<string, unknown>>
}

const { coordinator, advocate, chair, clinician, supervisor } = people
export const system: Actor = { ...people.system, id: 'pathway:p1' }

export const here = 'cfaaaaaaaaaaaa'
export const next = 'cfbbbbbbbbbbbb'
export const before = 'cfcccccccccccc'

const item = {
  pathway: 'p1',
  children: false,
  risk: 'medium',
  repeat: false,
  referrer: { agency: housing, role: 'agencyWorker' },
  agencies: [],
}

/** What each command carries, and who sends it, where a story does not say otherwise. Words are ids by then. */
export const usual: Record<ConferenceCommandName, Usual> = {
  'plan-conference': {
    by: coordinator,
    body: { site: 'london', form: 'stalkingPanel', at: '2026-12-02T10:00:00Z', reason: 'w-reason' },
  },
  'move-conference': {
    by: coordinator,
    body: { at: '2026-12-03T14:00:00Z', reason: 'w-reason' },
  },
  'follow-policy': { by: system, body: { version: 2, at: '2026-12-02T10:00:00Z' } },
  'cancel-conference': { by: coordinator, body: { reason: 'w-reason' } },
  'invite-agency': { by: coordinator, body: { agency: council, role: 'agencyWorker' } },
  'list-item': { by: system, body: item },
  'withdraw-item': { by: system, body: { pathway: 'p1' } },
  'carry-item': {
    by: system,
    body: { ...item, since: 1_000, from: { conference: before, item: 'i3' } },
  },
  'item-changed': {
    by: system,
    body: { pathway: 'p1', children: false, risk: 'high', repeat: false, agencies: [] },
  },
  'item-not-taken': { by: system, body: { item: 'i1', conference: next } },
  'bring-action': {
    by: system,
    body: { pathway: 'p9', action: 'a1', agency: housing, due: 2_000 },
  },
  'bring-expiry': { by: system, body: { pathway: 'p9', until: 3_000 } },
  'reorder-agenda': { by: chair, body: { order: ['i1'], reason: 'w-reason' } },
  'defer-item': { by: chair, body: { item: 'i1', because: 'moreNeeded', reason: 'w-reason' } },
  'transfer-item': { by: chair, body: { item: 'i1', to: next, reason: 'w-reason' } },
  'offer-item': { by: chair, body: { item: 'i1', site: 'hampshire', reason: 'w-reason' } },
  'extend-conference': { by: chair, body: { capacity: 20, reason: 'w-reason' } },
  'record-return': {
    by: clinician,
    body: { item: 'i1', agency: health, kind: 'full', note: 'w-note' },
  },
  'waive-return': { by: chair, body: { item: 'i1', agency: health, reason: 'w-reason' } },
  circulate: { by: coordinator, body: {} },
  'open-agenda': { by: clinician, body: {} },
  'open-session': { by: chair, body: {} },
  'record-attendance': {
    by: coordinator,
    body: { agency: met, role: 'policeLead', how: 'present' },
  },
  'accept-confidentiality': {
    by: coordinator,
    body: { agency: met, role: 'policeLead' },
  },
  'declare-conflict': { by: clinician, body: { agency: health, role: 'forensicClinician' } },
  'present-item': {
    by: chair,
    body: { item: 'i1', agency: housing, role: 'agencyWorker' },
  },
  'override-no-show': { by: chair, body: { item: 'i1', reason: 'w-reason' } },
  'decide-item': {
    by: chair,
    body: { item: 'i1', decision: 'intervene', risk: 'medium', rationale: 'w-rationale' },
  },
  'review-action': { by: chair, body: { pathway: 'p9', action: 'a1', outcome: 'done' } },
  adjourn: { by: chair, body: { because: 'inquorate', reason: 'w-reason' } },
  'close-session': { by: chair, body: {} },
  reconvened: {
    by: system,
    body: { conference: next, at: Date.parse('2026-12-09T10:00:00Z') },
  },
  'draft-minutes': { by: coordinator, body: { text: 'w-minutes' } },
  'circulate-minutes': { by: coordinator, body: {} },
  'correct-minutes': { by: advocate, body: { correction: 'w-correction' } },
  'approve-minutes': { by: chair, body: {} },
  'add-addendum': { by: coordinator, body: { text: 'w-addendum' } },
  'remind-now': { by: coordinator, body: { obligationId: `${here}.1` } },
  extend: {
    by: supervisor,
    body: { obligationId: `${here}.1`, to: '2026-12-01', reason: 'w-reason' },
  },
  reassign: {
    by: coordinator,
    body: {
      obligationId: `${here}.1`,
      agency: trust,
      role: 'coordinator',
      reason: 'w-reason',
    },
  },
  'record-done': { by: coordinator, body: { obligationId: `${here}.1` } },
  'report-undelivered': {
    by: system,
    body: { agency: health, role: 'forensicClinician', code: 'mailbox-unknown' },
  },
  answered: { by: system, body: { command: 'c-1', code: 'unknown-command' } },
}
