import { housing, people } from '../world.ts'

/** Bodies of the commands about further victims: another woman comes to the pathway, who is told nothing of the first. */
export const strandsUsual = {
  'add-victim': {
    body: {
      victim: 'victim-2',
      safeToContact: true,
      safeContact: { channels: ['email'] },
      reason: 'w-reason',
    },
  },
  'correct-victim': {
    by: people.advocate,
    body: { known: 'record-2', of: 'victim-1', former: 'shown', reason: 'w-reason' },
  },
  'end-strand': { by: people.advocate, body: { victim: 'B', code: 'wish', reason: 'w-reason' } },
  'assign-advocate': {
    by: people.coordinator,
    body: { victim: 'B', agency: housing, reason: 'w-reason' },
  },
  'disclose-victim': { body: { victim: 'B', reason: 'w-reason' } },
}
