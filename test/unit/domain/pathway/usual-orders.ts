import { met, people } from './world.ts'

const { police, housing } = people
const orderId = 'o1'

/** What the commands of the register of orders carry, unless a story says otherwise. */
export const usualOrders = {
  'record-order': {
    by: police,
    body: {
      kind: 'spo',
      grantedOn: '2026-10-30',
      expiresOn: '2028-10-30',
      court: 'w-court',
      prohibitions: ['w-prohibition'],
      requirements: ['w-requirement'],
    },
  },
  'serve-order': { by: police, body: { orderId, on: '2026-11-02' } },
  'record-order-decision': {
    by: police,
    body: { orderId, on: '2026-11-02', outcome: 'refused', reason: 'w-reason' },
  },
  'vary-order': {
    by: police,
    body: { orderId, on: '2026-11-02', prohibitions: ['w-prohibition'], note: 'w-note' },
  },
  'decide-order-renewal': { by: police, body: { orderId, decision: 'apply', reason: 'w-reason' } },
  'renew-order': {
    by: police,
    body: { orderId, on: '2026-11-02', expiresOn: '2030-10-30', note: 'w-note' },
  },
  'discharge-order': { by: police, body: { orderId, on: '2026-11-02', reason: 'w-reason' } },
  'record-order-notification': {
    by: police,
    body: { orderId, what: 'initial', on: '2026-11-02', note: 'w-note' },
  },
  'record-breach': {
    by: housing,
    body: { orderId, on: '2026-11-01', kind: 'contact', note: 'w-note' },
  },
  'decide-on-breach': {
    by: police,
    body: { breachId: 'b1', decision: 'charge', note: 'w-note' },
  },
  'hand-over-order': { by: police, body: { orderId, agency: met, note: 'w-note' } },
} as const
