import { type ConferenceCommandName } from '../../domain/conference/commands/index.ts'

const reason = 'The room is not free that morning.'
const party = { agency: 'metropolitan-police-service', role: 'policeLead' }
const conference = 'cf0123456789ab'

export const planExample = {
  site: 'london',
  form: 'stalkingPanel',
  at: '2026-12-09T10:00:00Z',
  place: 'Room 4',
  reason: 'One more before Christmas.',
}

/** A body for each command that people send to a conference. */
export const conferenceExamples: { readonly [N in ConferenceCommandName]?: object } = {
  'move-conference': { at: '2026-12-10T10:00:00Z', reason },
  'cancel-conference': { reason, to: conference },
  'invite-agency': { agency: 'london-housing', role: 'agencyWorker' },
  'reorder-agenda': { order: ['i2', 'i1'], reason: 'The clinician has to leave early.' },
  'defer-item': {
    item: 'i2',
    because: 'capacity',
    reason: 'There is no time left for it.',
    to: conference,
  },
  'transfer-item': { item: 'i2', to: conference, reason: 'It is domestic abuse.' },
  'offer-item': { item: 'i2', site: 'hampshire', reason: 'They have moved there.' },
  'extend-conference': { capacity: 18, reason: 'An hour more.' },
  circulate: {},
  'open-agenda': {},
  'record-return': {
    item: 'i1',
    agency: 'london-housing',
    kind: 'full',
    note: 'A tenant since 2019; two complaints by neighbours.',
  },
  'waive-return': { item: 'i1', agency: 'london-housing', reason: 'They have no record system.' },
  'open-session': {},
  'record-attendance': { ...party, how: 'present' },
  'accept-confidentiality': party,
  'declare-conflict': { ...party, item: 'i1' },
  'present-item': { item: 'i1', ...party },
  'override-no-show': { item: 'i1', reason: 'The risk does not allow us to wait.' },
  'decide-item': {
    item: 'i1',
    decision: 'intervene',
    risk: 'high',
    rationale: 'Fixed on the victim, and has found the new address.',
    dissent: [{ agency: 'london-housing', view: 'Advice would have been enough.' }],
    actions: [
      {
        agency: 'metropolitan-police-service',
        role: 'policeLead',
        what: 'Apply for an order.',
        dueOn: '2026-12-16',
      },
    ],
  },
  'review-action': { pathway: 'pw0123456789ab', action: 'a1', outcome: 'done' },
  adjourn: { because: 'other', reason: 'A fire alarm.' },
  'close-session': {},
  'draft-minutes': { text: 'The panel met at ten.' },
  'circulate-minutes': {},
  'correct-minutes': { correction: 'The probation officer came at half past ten.' },
  'approve-minutes': {},
  'add-addendum': { text: 'The order was granted the day after.' },
  'remind-now': { obligationId: `${conference}.3` },
  extend: { obligationId: `${conference}.3`, to: '2026-12-12', reason },
  reassign: { obligationId: `${conference}.3`, ...party, reason },
  'record-done': { obligationId: `${conference}.3`, note: 'The address is right again.' },
}
