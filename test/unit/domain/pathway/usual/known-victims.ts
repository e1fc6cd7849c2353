import { people } from '../world.ts'

/** Bodies of what is said of a victim whom another pathway may have, too. */
export const knownVictimsUsual = {
  'confirm-same-victim': {
    by: people.advocate,
    body: {
      pathwayId: 'p2',
      there: [{ letter: 'A', victim: 'victim-9' }],
      reason: 'w-reason',
    },
  },
  'note-same-victim': { body: { pathway: 'p2', victim: 'victim-1' } },
  'hear-of-victim': { body: { pathway: 'p2', victim: 'victim-1', unsafe: true } },
  'hear-of-counter': { body: { pathway: 'p2' } },
}
