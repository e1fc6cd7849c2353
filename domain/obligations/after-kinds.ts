import { type ObligationKind } from './kind.ts'

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
} as const satisfies Record<string, ObligationKind>
