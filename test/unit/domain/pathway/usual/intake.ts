import { london, people } from '../world.ts'

const { system } = people

/** Bodies of the commands that say whose referral it is, and who the person is. */
export const intakeUsual = {
  'take-linked-referral': {
    by: { ...system, id: 'pathway:p2' },
    body: { pathway: 'p2', referredAt: london('2026-11-02 09:00'), urgent: false },
  },
  'give-back-referral': { by: { ...system, id: 'pathway:p2' }, body: { pathway: 'p2' } },
  'merge-person': {
    body: { pathwayId: 'p2', person: 'person-2', reason: 'w-reason' },
  },
  'review-merge': { by: people.supervisor, body: { same: false, reason: 'w-reason' } },
  'correct-person': {
    body: {
      person: 'record-2',
      former: 'shown',
      reason: 'w-reason',
      matching: { searched: true, found: [] },
    },
  },
  'confirm-not-same': { body: { pathwayId: 'p2', person: 'person-2', reason: 'w-reason' } },
  'lift-not-same': { body: { pathwayId: 'p2', reason: 'w-reason' } },
  'take-report': {
    body: {
      report: '5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10',
      on: '2026-11-01',
      kind: 'threat',
      note: 'w-note',
      urgent: false,
      band: 'certain',
    },
  },
  'hear-of-match': { body: { site: 'hampshire', band: 'certain' } },
  'hear-of-report': { body: { match: 'm1' } },
  'say-same-person': {
    body: { matchId: 'm1', pathway: 'p2', site: 'hampshire', reason: 'w-reason' },
  },
  'answer-same-person': { body: { matchId: 'm1', same: true, reason: 'w-reason' } },
  'hear-of-same-person': { body: { match: 'm1', pathway: 'p2', site: 'hampshire' } },
  'note-same-person': { body: { match: 'm1', same: true } },
  'note-merge': {
    by: { ...system, id: 'pathway:p2' },
    body: { pathway: 'p2', undone: false },
  },
}
