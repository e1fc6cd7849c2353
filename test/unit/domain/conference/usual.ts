import type { Actor } from '../../../../domain/entity/decider.ts'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { usualOf } from '../entity/usual.ts'
import { council, health, housing, people, trust } from '../pathway/world.ts'

const { coordinator, advocate, clinician, supervisor } = people
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

/** What each command carries, and who sends it, where a story does not say otherwise. */
export const usual = usualOf({
  commands: conferenceCommands,
  system,
  there: {
    instant: '2026-12-02T10:00:00Z',
    pathway: 'p9',
    action: 'a1',
    item: 'i1',
    meeting: next,
    obligation: `${here}.1`,
  },
  special: {
    'plan-conference': {
      body: {
        site: 'london',
        form: 'stalkingPanel',
        at: '2026-12-02T10:00:00Z',
        reason: 'w-reason',
      },
    },
    'move-conference': {
      body: { at: '2026-12-03T14:00:00Z', reason: 'w-reason' },
    },
    'follow-policy': { body: { version: 2, at: '2026-12-02T10:00:00Z' } },
    'cancel-conference': { body: { reason: 'w-reason' } },
    'invite-agency': { body: { agency: council, role: 'agencyWorker' } },
    'list-item': { body: item },
    'withdraw-item': { body: { pathway: 'p1' } },
    'carry-item': {
      body: { ...item, since: 1_000, from: { conference: before, item: 'i3' } },
    },
    'item-changed': {
      body: { pathway: 'p1', children: false, risk: 'high', repeat: false, agencies: [] },
    },
    'later-return': {
      body: { pathway: 'p1', given: { agency: health, kind: 'full', note: 'w-later' } },
    },
    'decision-overtaken': { body: { pathway: 'p1', item: 'i1' } },
    'item-not-taken': { body: { item: 'i1', conference: next } },
    'bring-action': {
      body: { pathway: 'p9', action: 'a1', agency: housing, due: 2_000 },
    },
    'bring-expiry': { body: { pathway: 'p9', until: 3_000 } },
    'group-items': { body: { items: ['i1'] } },
    'reorder-agenda': { body: { order: ['i1'], reason: 'w-reason' } },
    'defer-item': { body: { item: 'i1', because: 'moreNeeded', reason: 'w-reason' } },
    'extend-conference': { body: { capacity: 20, reason: 'w-reason' } },
    'record-return': {
      by: clinician,
      body: { item: 'i1', agency: health, kind: 'full', note: 'w-note' },
    },
    'waive-return': { body: { item: 'i1', agency: health, reason: 'w-reason' } },
    'open-agenda': { by: clinician },
    'record-attendance': {
      by: coordinator,
    },
    'accept-confidentiality': {
      by: coordinator,
    },
    'accept-for-papers': { by: clinician },
    'withdraw-conflict': { by: clinician },
    'take-seat': {
      by: { ...clinician, id: 'u-colleague' },
      body: { agency: health, role: 'forensicClinician' },
    },
    'declare-conflict': { by: clinician, body: { agency: health, role: 'forensicClinician' } },
    'present-item': {
      body: { item: 'i1', agency: housing, role: 'agencyWorker' },
    },
    'correct-decision': {
      body: {
        ...{ item: 'i1', decision: 'adviceOnly', risk: 'medium' },
        ...{ rationale: 'w-right', reason: 'w-reason' },
      },
    },
    'decide-item': {
      body: { item: 'i1', decision: 'intervene', risk: 'medium', rationale: 'w-rationale' },
    },
    adjourn: { body: { because: 'inquorate', reason: 'w-reason' } },
    reconvened: {
      body: { conference: next, at: Date.parse('2026-12-09T10:00:00Z') },
    },
    'draft-minutes': { body: { text: 'w-minutes' } },
    'correct-minutes': { by: advocate },
    'decide-meeting-retention': { body: { decision: 'retain', reason: 'w-reason' } },
    'confirm-meeting-erasure': { by: people.supervisor, body: {} },
    'add-addendum': { body: { text: 'w-addendum' } },
    'decide-extension': {
      by: people.chair,
      body: { obligationId: `${here}.1`, outcome: 'confirm', reason: 'w-reason' },
    },
    extend: {
      by: supervisor,
      body: { obligationId: `${here}.1`, to: '2026-12-01', reason: 'w-reason' },
    },
    reassign: {
      body: {
        obligationId: `${here}.1`,
        agency: trust,
        role: 'coordinator',
        reason: 'w-reason',
      },
    },
    'record-done': { by: coordinator, body: { obligationId: `${here}.1` } },
    'report-undelivered': {
      body: { agency: health, role: 'forensicClinician', code: 'mailbox-unknown' },
    },
    'note-restored': { body: { events: 3 } },
    answered: { body: { command: 'c-1', code: 'unknown-command' } },
  },
})
