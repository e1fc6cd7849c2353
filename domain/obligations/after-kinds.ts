import type { ObligationKind } from './kind.ts'

/** What is owed when a pathway has ended, or is to go to another site. */
export const afterKinds = {
  retentionDecision: {
    title: 'a decision on keeping a record',
    owner: 'dataProtectionOfficer',
    clock: 'retentionDecision',
    ladder: 'civil',
    waivable: false,
    span: 'beside',
    metBy: ['decide-retention'],
  },
  answerTransfer: {
    title: 'an answer to an offered transfer',
    owner: 'coordinator',
    clock: 'answerTransfer',
    ladder: 'standard',
    waivable: false,
    span: 'beside',
    metBy: ['accept-transfer', 'refuse-transfer'],
  },
  hearOfRefusal: {
    title: 'a look at a refused transfer',
    owner: 'coordinator',
    clock: 'hearOfRefusal',
    ladder: 'standard',
    waivable: true,
    span: 'beside',
    metBy: ['record-done'],
  },
} as const satisfies Record<string, ObligationKind>
