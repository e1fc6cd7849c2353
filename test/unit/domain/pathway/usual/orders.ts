const orderId = 'o1'

/** What the commands of the register of orders carry, unless a story says otherwise. */
export const usualOrders = {
  'record-order': {
    body: {
      kind: 'spo',
      grantedOn: '2026-10-30',
      expiresOn: '2028-10-30',
      court: 'w-court',
      prohibitions: ['w-prohibition'],
      requirements: ['w-requirement'],
    },
  },
  'serve-order': { body: { orderId, on: '2026-11-02' } },
  'record-order-decision': {
    body: { orderId, on: '2026-11-02', outcome: 'refused', reason: 'w-reason' },
  },
  'vary-order': {
    body: { orderId, on: '2026-11-02', prohibitions: ['w-prohibition'], note: 'w-note' },
  },
  'renew-order': {
    body: { orderId, on: '2026-11-02', expiresOn: '2030-10-30', note: 'w-note' },
  },
  'discharge-order': { body: { orderId, on: '2026-11-02', reason: 'w-reason' } },
  'record-order-notification': {
    body: { orderId, what: 'initial', on: '2026-11-02', note: 'w-note' },
  },
  'record-breach': {
    body: { orderId, on: '2026-11-01', kind: 'contact', note: 'w-note' },
  },
  'decide-on-breach': {
    body: { breachId: 'b1', decision: 'charge', note: 'w-note' },
  },
} as const
