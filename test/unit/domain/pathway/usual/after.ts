import { people } from '../world.ts'

const { coordinator, officer, receiver } = people

/** What the commands about a pathway's record and its going to another site carry. */
export const afterUsual = {
  'decide-retention': { by: officer, body: { decision: 'retain', reason: 'w-reason' } },
  'classify-retention': { by: officer, body: { class: 'group2', reason: 'w-reason' } },
  'set-legal-hold': { by: officer, body: { reason: 'w-reason' } },
  'lift-legal-hold': { by: officer, body: { reason: 'w-reason' } },
  'offer-transfer': { by: coordinator, body: { site: 'hampshire', reason: 'w-reason' } },
  'withdraw-transfer': { by: coordinator, body: { reason: 'w-reason' } },
  'accept-transfer': { by: receiver, body: { note: 'w-note' } },
  'refuse-transfer': { by: receiver, body: { reason: 'w-reason' } },
} as const
