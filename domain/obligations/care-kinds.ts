import type { ObligationKind } from './kind.ts'

/** What an investigation, a withdrawal and the watch owe. */
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
    byHand: true,
  },
} as const satisfies Record<string, ObligationKind>
