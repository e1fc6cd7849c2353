import { london, people } from '../world.ts'

const { coordinator, system } = people

/** Bodies of the commands that say whose referral it is, and who the person is. */
export const intakeUsual = {
  'link-referral': { by: coordinator, body: { pathwayId: 'p2', reason: 'w-reason' } },
  'unlink-referral': { by: coordinator, body: { reason: 'w-reason' } },
  'take-linked-referral': {
    by: { ...system, id: 'pathway:p2' },
    body: { pathway: 'p2', referredAt: london('2026-11-02 09:00'), urgent: false },
  },
  'give-back-referral': { by: { ...system, id: 'pathway:p2' }, body: { pathway: 'p2' } },
  'merge-person': {
    by: coordinator,
    body: { pathwayId: 'p2', person: 'person-2', reason: 'w-reason' },
  },
  'split-person': { by: coordinator, body: { reason: 'w-reason' } },
  'note-merge': {
    by: { ...system, id: 'pathway:p2' },
    body: { pathway: 'p2', undone: false },
  },
}
