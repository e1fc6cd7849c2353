import { people } from './world.ts'

/** What the commands about holds usually carry. */
export const usualHold = {
  hold: { by: people.coordinator, body: { reason: 'custody', note: 'w-note' } },
  resume: { by: people.coordinator, body: { note: 'w-note' } },
  'review-hold': { by: people.coordinator, body: { outcome: 'continue', note: 'w-note' } },
  'record-custody': {
    by: people.probation,
    body: { on: '2026-11-01', status: 'sentenced', note: 'w-note' },
  },
  'record-death': { by: people.police, body: { who: 'person', on: '2026-11-01', note: 'w-note' } },
} as const
