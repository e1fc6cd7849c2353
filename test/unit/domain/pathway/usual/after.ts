import { people } from '../world.ts'

const { officer } = people

/** What the commands about a pathway's record carry. */
export const afterUsual = {
  'decide-retention': { by: officer, body: { decision: 'retain', reason: 'w-reason' } },
  'classify-retention': { by: officer, body: { class: 'group2', reason: 'w-reason' } },
  'set-legal-hold': { by: officer, body: { reason: 'w-reason' } },
  'lift-legal-hold': { by: officer, body: { reason: 'w-reason' } },
} as const
