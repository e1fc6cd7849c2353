import { canary } from './canary.ts'
import { health, met, probation, table, trust } from '../support/meeting.ts'
import type { Role } from '../../domain/codes.ts'

/** One command to a meeting: its name, who sends it, what it carries, and for which agency if not the role's usual one. */
export type MeetingStep = readonly [name: string, role: Role, body?: object, agency?: string]

/** An action that another meeting carried to this one. */
export const broughtAction = (pathway: string): object => ({
  pathway,
  action: 'a9',
  agency: met,
  due: 2_000,
})

/** While the list is open. */
export const beforeItCloses = (): readonly MeetingStep[] => [
  ['extend-conference', 'chair', { capacity: 18, reason: canary() }],
  ['reorder-agenda', 'chair', { order: ['i3', 'i2', 'i1'], reason: canary() }],
  [
    'declare-conflict',
    'probation',
    { agency: probation, role: 'probation', item: 'i2', reason: canary() },
  ],
  ['withdraw-conflict', 'probation', { conflict: 'c1' }],
]

/** Once it has closed, and the agencies are asked. */
export const untilItMeets = (): readonly MeetingStep[] => [
  ['waive-return', 'chair', { item: 'i3', agency: trust, reason: canary() }],
  [
    'record-return',
    'forensicClinician',
    { item: 'i3', agency: health, kind: 'declined', reason: canary() },
  ],
  [
    'record-return',
    'policeLead',
    { item: 'i3', agency: met, kind: 'full', note: canary(), withheld: 'investigation' },
  ],
  ['record-return', 'probation', { item: 'i3', agency: probation, kind: 'full', note: canary() }],
  ['circulate', 'coordinator'],
  ['open-agenda', 'probation'],
]

/** The session, which hears one item, defers one, and transfers one whose referrer neither came nor briefed. */
export const inItsSession = (transferTo: string, first: string): readonly MeetingStep[] => [
  ['open-session', 'chair'],
  ...table
    .filter(({ role }) => role !== 'agencyWorker')
    .flatMap((seat): MeetingStep[] => [
      ['record-attendance', 'coordinator', { ...seat, how: 'present' }],
      ['accept-confidentiality', 'coordinator', seat],
    ]),
  ['review-action', 'chair', { pathway: first, action: 'a9', outcome: 'done', note: canary() }],
  ['present-item', 'chair', { item: 'i1', agency: met, role: 'policeLead' }],
  [
    'decide-item',
    'chair',
    {
      item: 'i1',
      decision: 'intervene',
      risk: 'high',
      rationale: canary(),
      dissent: [{ agency: probation, view: canary() }],
      actions: [
        { agency: met, role: 'policeLead', what: canary(), why: canary(), dueOn: '2026-12-02' },
      ],
    },
  ],
  ['defer-item', 'chair', { item: 'i2', because: 'time', reason: canary() }],
  ['override-no-show', 'chair', { item: 'i3', reason: canary() }],
  ['offer-item', 'chair', { item: 'i3', site: 'hampshire', reason: canary() }],
  ['transfer-item', 'chair', { item: 'i3', to: transferTo, reason: canary() }],
  ['close-session', 'chair'],
]

/** The minutes, from a draft to what is added once they are locked. */
export const itsMinutes = (): readonly MeetingStep[] => [
  ['draft-minutes', 'coordinator', { text: canary() }],
  ['circulate-minutes', 'coordinator'],
  ['correct-minutes', 'probation', { correction: canary() }],
  [
    'correct-decision',
    'chair',
    {
      ...{ item: 'i1', decision: 'intervene', risk: 'medium' },
      ...{ rationale: canary(), reason: canary() },
    },
  ],
  ['approve-minutes', 'chair'],
  ['add-addendum', 'coordinator', { text: canary() }],
  [
    'decide-meeting-retention',
    'dataProtectionOfficer',
    { decision: 'erase', ground: 'unlawful', reason: canary() },
  ],
  ['withdraw-meeting-erasure', 'supervisor', { reason: canary() }],
]
