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
  'note-merge': {
    by: { ...system, id: 'pathway:p2' },
    body: { pathway: 'p2', undone: false },
  },
}
