import type { ObligationKind } from './kind.ts'

/** What an investigation, a withdrawal and the watch owe, and what others say of the person. */
export const careKinds = {
  awaitInvestigation: {
    title: 'the close of an investigation',
    owner: 'policeLead',
    clock: 'awaitInvestigation',
    ladder: 'long',
    waivable: false,
    span: 'stage',
  },
  hearOfReport: {
    title: 'a response to a report',
    owner: 'victimAdvocate',
    heldBy: 'anyRole',
    clock: 'hearOfReport',
    ladder: 'urgent',
    waivable: false,
    span: 'beside',
    outlives: true,
    byHand: true,
  },
  lookAtReport: {
    title: 'a look at a report by name',
    owner: 'coordinator',
    heldBy: 'anyRole',
    clock: 'lookAtReport',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
    byHand: true,
  },
  lookAtUrgentReport: {
    title: 'a look at an urgent report by name',
    owner: 'coordinator',
    heldBy: 'anyRole',
    clock: 'lookAtUrgentReport',
    ladder: 'urgent',
    waivable: false,
    span: 'beside',
    byHand: true,
  },
  lookAtMatch: {
    title: 'a look at a referral or a record that may match',
    owner: 'coordinator',
    heldBy: ['coordinator', 'policeLead', 'supervisor'],
    clock: 'lookAtMatch',
    ladder: 'standard',
    waivable: true,
    span: 'beside',
    byHand: true,
  },
} as const satisfies Record<string, ObligationKind>
