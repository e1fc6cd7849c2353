const orderId = 'o1'

/** Example bodies of the commands of the register of orders, for the documentation. */
export const orderExamples = {
  'record-order': {
    kind: 'spo',
    grantedOn: '2026-01-12',
    servedOn: '2026-01-12',
    expiresOn: '2029-01-11',
    court: 'The magistrates’ court',
    prohibitions: ['Not to go within 100 metres of her work.'],
    requirements: ['To attend the assessment that is offered.'],
  },
  'serve-order': { orderId, on: '2026-01-14' },
  'record-order-decision': {
    orderId,
    on: '2026-01-20',
    outcome: 'refused',
    reason: 'The court did not find it necessary.',
  },
  'vary-order': {
    orderId,
    on: '2026-01-20',
    prohibitions: ['Not to go within 200 metres of her work.'],
    note: 'She has moved to another office.',
  },
  'decide-order-renewal': { orderId, decision: 'apply', reason: 'The risk is as it was.' },
  'renew-order': { orderId, on: '2026-01-20', expiresOn: '2031-01-11' },
  'discharge-order': { orderId, on: '2026-01-20', reason: 'Discharged on his application.' },
  'record-order-notification': { orderId, what: 'initial', on: '2026-01-16' },
  'record-breach': {
    orderId,
    on: '2026-01-15',
    kind: 'place',
    note: 'Was seen outside her work.',
  },
  'decide-on-breach': {
    breachId: 'b1',
    decision: 'evidenceAwaited',
    decideBy: '2027-02-05',
    note: 'The recordings of the camera are awaited.',
  },
  'hand-over-order': {
    orderId,
    agency: 'metropolitan-police-service',
    note: 'Kept by the team for orders.',
  },
} as const
