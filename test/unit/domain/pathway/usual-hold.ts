import { people } from './world.ts'

/** Of holds. */
export const usualHold = {
  hold: { by: people.coordinator, body: { reason: 'custody', note: 'w-note' } },
  resume: { by: people.coordinator, body: { note: 'w-note' } },
  'review-hold': { by: people.coordinator, body: { outcome: 'continue', note: 'w-note' } },
} as const
